package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import debwright.plan.Outcome;
import java.io.IOException;
import java.util.Optional;

/** Reads archives that lie in an app, all of them together within what its limits leave. */
final class NestedReader {
  private final Refusals outer;
  private final Keep keep;
  private final ContentStore store;
  private Limits left;

  /**
   * One that has ELF files.
   *
   * @param tree its contents
   */
  record Opened(NestedArchive origin, TreeBuilder tree) {
    boolean isContainer() {
      return origin.format() != AppFormat.ELF_FILE;
    }

    private boolean wanted() throws IOException {
      boolean library =
          origin.format() == AppFormat.JAR
              && tree.entries().keySet().stream().anyMatch(path -> path.endsWith(".class"));
      return !library && tree.hasElf();
    }
  }

  NestedReader(Refusals outer, Limits left, Keep keep, ContentStore store) {
    this.outer = outer;
    this.left = left;
    this.keep = keep;
    this.store = store;
  }

  /** Empty for what is no archive, of a kind that is not understood, or without an ELF file. */
  Optional<Opened> read(String path, ByteSource bytes) throws IOException, ArchiveException {
    Refusals refusals = outer.inside(path);
    TreeBuilder tree = new TreeBuilder(refusals, left, false, new Contents(keep, false));
    try {
      Optional<AppFormat> format = fill(tree, path, bytes, refusals);
      left = tree.left();
      if (format.isEmpty()) {
        return Optional.empty();
      }
      Opened opened = new Opened(new NestedArchive(path, format.get()), tree);
      return opened.wanted() ? Optional.of(opened) : Optional.empty();
    } catch (ArchiveException e) {
      if (e.outcome() == Outcome.UNSUPPORTED_FORMAT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<AppFormat> fill(
      TreeBuilder tree, String path, ByteSource bytes, Refusals refusals)
      throws IOException, ArchiveException {
    Signature signature = Signature.of(head(bytes));
    return switch (signature) {
      case ZIP -> Optional.of(new ZipTree(refusals, left, tree, store).read(bytes));
      case TAR, GZIP, XZ, ZSTD, BZIP2 -> stream(tree, path, bytes, refusals);
      default -> Optional.empty();
    };
  }

  private static byte[] head(ByteSource bytes) throws IOException {
    byte[] head = new byte[(int) Math.min(bytes.size(), Signature.LENGTH)];
    bytes.read(0, head.length).get(head);
    return head;
  }

  private Optional<AppFormat> stream(
      TreeBuilder tree, String path, ByteSource bytes, Refusals refusals)
      throws IOException, ArchiveException {
    try (Metered data = unpacked(bytes, refusals)) {
      Signature signature = Signature.of(data.peek(Signature.LENGTH));
      if (signature == Signature.TAR) {
        new TarTree(data, refusals, tree, store).read();
        return Optional.of(AppFormat.TAR);
      }
      if (signature == Signature.ELF) {
        single(tree, path, bytes, refusals);
        return Optional.of(AppFormat.ELF_FILE);
      }
      return Optional.empty();
    }
  }

  private Metered unpacked(ByteSource bytes, Refusals refusals)
      throws IOException, ArchiveException {
    SourceInput packed = new SourceInput(bytes);
    return new Unpacked(refusals, left, packed::count).open(packed, "its data");
  }

  /** One compressed ELF file: read once for its length, which nothing tells, and once to keep. */
  private void single(TreeBuilder tree, String path, ByteSource bytes, Refusals refusals)
      throws IOException, ArchiveException {
    long size;
    try (Metered all = unpacked(bytes, refusals)) {
      all.drain();
      size = all.position();
    }
    String name = tree.place(ArchiveNames.stem(path).substring(Links.parent(path).length()));
    tree.charge(name, size);
    try (Metered data = unpacked(bytes, refusals)) {
      ByteSource content = store.keep(new byte[0], size, data);
      int mode = Programs.isProgram(content) ? 0755 : 0644;
      tree.put(new AppEntry(name, Kind.FILE, mode, size, "", true), Optional.of(content));
    }
  }
}
