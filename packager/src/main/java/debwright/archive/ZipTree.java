package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Fills a tree from a zip, entry by entry as its directory has them. Where it has no modes,
 * programs and scripts may be run and nothing else.
 */
final class ZipTree {
  private static final String MANIFEST = "/META-INF/MANIFEST.MF";
  private static final int PROGRAM_MODE = 0755;
  private static final int OTHER_MODE = 0644;
  private static final int MAGIC = 4;
  private static final int LONGEST_LINK = 1 << 16;
  private static final int BYTES_PER_CHARACTER = 4;

  private final Refusals refusals;
  private final Limits limits;
  private final TreeBuilder tree;
  private final ContentStore store;

  ZipTree(Refusals refusals, Limits limits, TreeBuilder tree, ContentStore store) {
    this.refusals = refusals;
    this.limits = limits;
    this.tree = tree;
    this.store = store;
  }

  /** Reads a whole zip, and says whether it is a jar. */
  AppFormat read(ByteSource zip) throws IOException, ArchiveException {
    ZipDirectory directory = ZipDirectory.read(zip, refusals, limits);
    ZipData data = new ZipData(zip, directory, refusals);
    for (ZipMember member : directory.members()) {
      String path = tree.place(member.name());
      if (!path.isEmpty()) {
        put(path, member, data);
      }
    }
    boolean jar = tree.entries().containsKey(MANIFEST);
    return jar ? AppFormat.JAR : AppFormat.ZIP;
  }

  private void put(String path, ZipMember member, ZipData data)
      throws IOException, ArchiveException {
    switch (member.kind()) {
      case FILE -> file(path, member, data);
      case DIRECTORY -> plain(path, member, PROGRAM_MODE, "");
      case SYMLINK -> plain(path, member, 0777, target(member, data));
      case OTHER -> plain(path, member, OTHER_MODE, "");
    }
  }

  private void plain(String path, ZipMember member, int mode, String link) throws ArchiveException {
    int known = member.mode().orElse(mode);
    tree.put(new AppEntry(path, member.kind(), known, 0, link, false), Optional.empty());
  }

  private String target(ZipMember member, ZipData data) throws IOException, ArchiveException {
    int most = Math.min(limits.linkLength(), LONGEST_LINK) * BYTES_PER_CHARACTER + 1;
    try (ZipContent content = new ZipContent(member, data, refusals, most)) {
      return EntryText.of(content.head(most));
    }
  }

  private void file(String path, ZipMember member, ZipData data)
      throws IOException, ArchiveException {
    tree.charge(path, member.size());
    try (ZipContent content = new ZipContent(member, data, refusals, MAGIC)) {
      file(path, member, content);
    }
  }

  private void file(String path, ZipMember member, ZipContent content)
      throws IOException, ArchiveException {
    byte[] head = content.head(MAGIC);
    boolean elf = Signature.elf(head);
    AppEntry entry = new AppEntry(path, Kind.FILE, OTHER_MODE, member.size(), "", elf);
    Optional<ByteSource> kept =
        tree.contents().wants(entry) ? Optional.of(content.keep(store, limits)) : Optional.empty();
    int mode = member.mode().orElse(Programs.runs(head, kept) ? PROGRAM_MODE : OTHER_MODE);
    tree.put(new AppEntry(path, Kind.FILE, mode, member.size(), "", elf), kept);
  }
}
