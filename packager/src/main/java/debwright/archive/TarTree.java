package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import debwright.plan.Shown;
import java.io.IOException;
import java.util.Optional;

/** Fills a tree from a tar, keeping the contents that it wants. */
final class TarTree {
  /** Ranges of all sparse files together; they are held in memory. */
  private static final int MOST_RANGES = 4_000_000;

  private static final int MAGIC = 4;

  private final Metered in;
  private final Refusals refusals;
  private final TreeBuilder tree;
  private final ContentStore store;
  private Optional<String> root = Optional.empty();
  private boolean begun;
  private int ranges;

  TarTree(Metered in, Refusals refusals, TreeBuilder tree, ContentStore store) {
    this.in = in;
    this.refusals = refusals;
    this.tree = tree;
    this.store = store;
  }

  void read() throws IOException, ArchiveException {
    TarReader tar = new TarReader(in, refusals);
    for (Optional<TarMember> next = tar.next(); next.isPresent(); next = tar.next()) {
      add(next.get());
    }
  }

  private void add(TarMember member) throws IOException, ArchiveException {
    if (!begun && member.distilled()) {
      root = member.pax().text("DEBWRIGHT.root");
    }
    begun = true;
    if (member.type() == TarMember.Type.LABEL) {
      return;
    }
    String path = tree.place(underRoot(member.name()));
    if (!path.isEmpty()) {
      put(path, member);
    }
  }

  /** A distilled item lies in a folder of its own, which its first entry names. */
  private String underRoot(String name) throws ArchiveException {
    if (root.isEmpty()) {
      return name;
    }
    String folder = root.get();
    if (!name.startsWith(folder) || !(name + "/").startsWith(folder + "/")) {
      throw refusals.corrupt(Refusals.entry(name), "an entry in " + Shown.text(folder), "another");
    }
    return name.substring(folder.length());
  }

  private void put(String path, TarMember member) throws IOException, ArchiveException {
    switch (member.type()) {
      case FILE -> file(path, member);
      case HARD_LINK -> tree.hardLink(path, underRoot(member.link()));
      case SYMLINK -> plain(path, member, Kind.SYMLINK, member.link());
      case DIRECTORY -> plain(path, member, Kind.DIRECTORY, "");
      case OTHER, LABEL -> plain(path, member, Kind.OTHER, "");
    }
  }

  private void plain(String path, TarMember member, Kind kind, String link)
      throws ArchiveException {
    tree.put(new AppEntry(path, kind, member.mode(), 0, link, false), Optional.empty());
  }

  private void file(String path, TarMember member) throws IOException, ArchiveException {
    tree.charge(path, member.size());
    byte[] head = hasHead(member) ? in.read(MAGIC) : new byte[0];
    AppEntry entry =
        new AppEntry(path, Kind.FILE, member.mode(), member.size(), "", Signature.elf(head));
    boolean kept = (entry.elf() || whole(member)) && tree.contents().wants(entry);
    tree.put(entry, kept ? Optional.of(content(member, head)) : Optional.empty());
  }

  private ByteSource content(TarMember member, byte[] head) throws IOException, ArchiveException {
    ByteSource stored = store.keep(head, member.stored(), in);
    if (member.extents().isEmpty()) {
      return stored;
    }
    count(member.extents().get());
    return new SparseSource(member.size(), member.extents().get(), stored, member.distilled());
  }

  private static boolean whole(TarMember member) {
    return !member.distilled() || member.stored() == member.size();
  }

  private static boolean hasHead(TarMember member) {
    return member.stored() >= MAGIC
        && member
            .extents()
            .map(extents -> extents.start(0) == 0 && extents.end(0) >= MAGIC)
            .orElse(true);
  }

  private void count(Extents extents) throws ArchiveException {
    ranges += extents.count();
    if (ranges > MOST_RANGES) {
      throw refusals.tooBig(
          in.where(), "at most %d sparse ranges in all".formatted(MOST_RANGES), "" + ranges);
    }
  }
}
