package debwright.distil;

import com.github.luben.zstd.ZstdOutputStream;
import debwright.archive.AppTree;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes a pack: a tar in zstd that holds distilled items one behind the other, sorted by id. Plain
 * {@code tar --zstd -xf} unpacks it; holes come out as zeros there, and as errors in our reader.
 * The same items give the same bytes. The file appears whole, at {@link #finish}, or not at all.
 */
public final class PackWriter implements Closeable {
  private static final int LEVEL = 19;

  /** 128 MiB, the widest that zstd unpacks without being asked to. */
  private static final int WINDOW_LOG = 27;

  /** A temporary file is its owner's alone; a pack is for everybody who has the corpus. */
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-r--r--");

  private final Path pack;
  private final Path unfinished;
  private final OutputStream out;
  private final Measured measured;
  private String lastId = "";

  private PackWriter(Path pack, Path unfinished, boolean small) throws IOException {
    this.pack = pack;
    this.unfinished = unfinished;
    ZstdOutputStream packed =
        new ZstdOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)));
    packed.setChecksum(true);
    if (small) {
      packed.setLevel(LEVEL).setLong(WINDOW_LOG);
    }
    this.out = packed;
    this.measured = new Measured(new BufferedOutputStream(packed, 1 << 16));
  }

  /** Begins a pack; nothing stands at its path before {@link #finish}. */
  public static PackWriter open(Path pack) throws IOException {
    return open(pack, true);
  }

  /** The same for a pack that is not kept: it is larger, and takes little time and memory. */
  public static PackWriter openQuick(Path pack) throws IOException {
    return open(pack, false);
  }

  private static PackWriter open(Path pack, boolean small) throws IOException {
    Path folder = pack.toAbsolutePath().getParent();
    return new PackWriter(pack, Files.createTempFile(folder, ".pack", ".part"), small);
  }

  /**
   * Adds an item.
   *
   * @param id such as {@code bookworm/git}, greater than the one before
   * @return what the manifest says of it
   */
  public PackedItem add(String id, AppTree tree) throws IOException {
    return add(id, tree, false);
  }

  /**
   * As {@link #add(String, AppTree)}.
   *
   * @param lean whether what no answer about an app depends on is left out, too: files that are
   *     neither objects nor named as libraries, names of symbols that no object of the app asks
   *     for, and where symbols lie
   */
  public PackedItem add(String id, AppTree tree, boolean lean) throws IOException {
    next(id);
    new ItemOutput(new TarOutput(measured), id, lean).write(tree);
    return measured.take(id);
  }

  /**
   * Adds an item of another pack as it is.
   *
   * @param slice the file that it was extracted to: {@link PackReader#extract}
   */
  public PackedItem copy(PackedItem item, Path slice) throws IOException {
    next(item.id());
    try (InputStream in = Files.newInputStream(slice)) {
      byte[] chunk = new byte[1 << 16];
      long left = item.size();
      while (left > 0) {
        int read = in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
        if (read == 0) {
          throw new IOException(slice + ": " + left + " more bytes were expected");
        }
        measured.write(chunk, 0, read);
        left -= read;
      }
    }
    return measured.take(item.id());
  }

  private void next(String id) {
    if (id.compareTo(lastId) <= 0) {
      throw new IllegalArgumentException("items out of order: " + id + " after " + lastId);
    }
    lastId = id;
  }

  /** Ends the pack and puts it in place of what stood there. */
  public void finish() throws IOException {
    measured.write(new byte[2 * TarHeader.BLOCK]);
    measured.close();
    Files.setPosixFilePermissions(unfinished, MODE);
    Files.move(
        unfinished, pack, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Drops a pack that was not finished. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(unfinished);
  }
}
