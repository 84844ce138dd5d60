package debwright.distil;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Writes the entries of one item. */
final class ItemOutput {
  private static final int CHUNK = 1 << 20;
  private static final String DISTILLED = "distilled";

  /**
   * A sparse entry has its name in a record; this one shows only where sparse files are unknown.
   */
  private static final String STORED = "GNUSparseFile.0/0";

  private final TarOutput tar;
  private final String id;
  private final boolean lean;

  /**
   * @param lean whether names that no object of the app asks for are left out
   */
  ItemOutput(TarOutput tar, String id, boolean lean) {
    this.tar = tar;
    this.id = id;
    this.lean = lean;
  }

  void write(AppTree tree) throws IOException {
    PaxRecords root = new PaxRecords().add("comment", DISTILLED).add("DEBWRIGHT.root", id);
    tar.header(new TarHeader(id + "/", 0755, 0, TarHeader.DIRECTORY, ""), root);
    Objects objects = lean ? Objects.lean(tree) : tree::content;
    for (AppEntry entry : tree.entries()) {
      if (!lean || matters(entry)) {
        write(entry, objects);
      }
    }
  }

  /** What libraries are found by; folders are where their contents are. */
  private static boolean matters(AppEntry entry) throws IOException {
    return switch (entry.kind()) {
      case FILE ->
          entry.elf() || entry.path().contains(".so") || entry.path().equals("/DEBIAN/control");
      case SYMLINK, OTHER -> true;
      case DIRECTORY -> false;
    };
  }

  /** The bytes of an object to keep a part of. */
  private interface Objects {
    ByteSource content(AppEntry entry) throws IOException;

    static Objects lean(AppTree tree) throws IOException {
      AskedNames names = AskedNames.of(tree);
      return entry ->
          names.allOf(entry.path())
              ? tree.content(entry)
              : LeanObject.of(tree.content(entry), names::has);
    }
  }

  private void write(AppEntry entry, Objects objects) throws IOException {
    String name = id + entry.path();
    switch (entry.kind()) {
      case DIRECTORY -> plain(name + "/", entry, TarHeader.DIRECTORY);
      case SYMLINK -> plain(name, entry, TarHeader.SYMLINK);
      case FILE -> file(name, entry, objects);
      case OTHER -> {}
    }
  }

  private void plain(String name, AppEntry entry, char type) throws IOException {
    tar.header(new TarHeader(name, entry.mode(), 0, type, entry.linkTarget()), new PaxRecords());
  }

  private void file(String name, AppEntry entry, Objects objects) throws IOException {
    if (entry.size() == 0) {
      plain(name, entry, TarHeader.FILE);
    } else if (entry.elf()) {
      ByteSource content = objects.content(entry);
      sparse(name, entry, Distiller.keep(content), content);
    } else {
      sparse(name, entry, Kept.NOTHING, ByteSource.of(new byte[0]));
    }
  }

  private void sparse(String name, AppEntry entry, Kept kept, ByteSource content)
      throws IOException {
    SparseMap map = new SparseMap(kept.extents(), entry.size());
    byte[] lines = map.bytes();
    long size = lines.length + map.kept();
    PaxRecords records =
        new PaxRecords()
            .add("GNU.sparse.major", "1")
            .add("GNU.sparse.minor", "0")
            .add("GNU.sparse.name", name)
            .add("GNU.sparse.realsize", Long.toString(map.size()))
            .add("comment", DISTILLED);
    tar.header(new TarHeader(STORED, entry.mode(), size, TarHeader.FILE, ""), records);
    tar.write(lines);
    for (Extent extent : map.extents()) {
      copy(content, extent, kept.blanked());
    }
    tar.pad(size);
  }

  private void copy(ByteSource content, Extent extent, List<Extent> blanked) throws IOException {
    for (long at = extent.offset(); at < extent.end(); at += CHUNK) {
      ByteBuffer bytes = content.read(at, (int) Math.min(CHUNK, extent.end() - at));
      byte[] chunk = new byte[bytes.remaining()];
      bytes.get(chunk);
      for (Extent blank : blanked) {
        blank(chunk, at, blank);
      }
      tar.write(chunk);
    }
  }

  private static void blank(byte[] chunk, long at, Extent blank) {
    long from = Math.max(0, blank.offset() - at);
    long to = Math.min(chunk.length, blank.end() - at);
    if (from < to) {
      Arrays.fill(chunk, (int) from, (int) to, (byte) 0);
    }
  }
}
