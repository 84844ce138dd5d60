package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Finds out what an app is, and reads it. */
final class Intake {
  static final String UNDERSTOOD =
      "understood are a folder, an ELF file, a tar (plain, gz, xz, zst, bz2), a zip, a jar and a"
          + " .deb; an AppImage or .rpm is not read yet: unpack it and give the folder";

  /** For less, the system's decoder takes longer to be found than it saves. */
  private static final long WORTH_THE_SYSTEM = 1 << 20;

  private final Path app;
  private final Limits limits;
  private final Keep keep;
  private final Refusals refusals;
  private final boolean fast;

  Intake(Path app, Limits limits, Keep keep) {
    this(app, limits, keep, false);
  }

  private Intake(Path app, Limits limits, Keep keep, boolean fast) {
    this.app = app;
    this.limits = limits;
    this.keep = keep;
    this.refusals = Refusals.of(app);
    this.fast = fast;
  }

  /**
   * The app. What is refused when the system's decoder helped is read once more without it, so that
   * what is refused, and in which words, is the same on every system.
   */
  AppTree read() throws IOException, ArchiveException {
    if (!Files.isRegularFile(app) || (Files.size(app) < WORTH_THE_SYSTEM && !SystemXz.isInUse())) {
      return once();
    }
    try {
      return new Intake(app, limits, keep, true).once();
    } catch (ArchiveException e) {
      return once();
    }
  }

  /** By the decoders of the choice. */
  AppTree once() throws IOException, ArchiveException {
    Draft draft = draft(false);
    if (!NestedArchives.mayBeIn(draft)) {
      return draft.finish(List.of());
    }
    if (keep == Keep.OBJECTS) {
      draft.close();
      draft = draft(true);
    }
    try {
      return new NestedArchives(draft, refusals, limits, keep).open();
    } catch (IOException | ArchiveException | RuntimeException e) {
      draft.close();
      throw e;
    }
  }

  /**
   * @param archives whether the contents of files that are named as archives are kept too
   */
  private Draft draft(boolean archives) throws IOException, ArchiveException {
    FileInput.check(app);
    BasicFileAttributes attributes = Files.readAttributes(app, BasicFileAttributes.class);
    Contents contents = new Contents(keep, archives);
    if (attributes.isDirectory()) {
      return folder(contents);
    }
    return attributes.isRegularFile() ? file(contents) : not("a device, pipe or socket");
  }

  private Draft file(Contents contents) throws IOException, ArchiveException {
    Signature signature = Signature.of(head());
    return switch (signature) {
      case ELF -> single(contents);
      case AR -> deb(contents);
      case TAR, GZIP, XZ, ZSTD, BZIP2 -> tar(contents, signature);
      case ZIP -> zip(contents);
      case UNKNOWN -> not(Files.size(app) == 0 ? "an empty file" : signature.words());
      case APP_IMAGE, EMPTY_ZIP, SPANNED_ZIP, RPM, SEVEN_ZIP, SQUASHFS, SCRIPT ->
          not(signature.words());
    };
  }

  private byte[] head() throws IOException {
    try (InputStream in = Files.newInputStream(app)) {
      return in.readNBytes(Signature.LENGTH);
    }
  }

  private Draft not(String found) throws ArchiveException {
    throw refusals.unsupported("not an app", "one", found, UNDERSTOOD);
  }

  private interface Filling {
    void fill(Draft draft) throws IOException, ArchiveException;
  }

  /** The draft once it is filled; if that fails, nothing of it stays open. */
  private static Draft filled(Draft draft, Filling filling) throws IOException, ArchiveException {
    try {
      filling.fill(draft);
      return draft;
    } catch (IOException | ArchiveException | RuntimeException e) {
      draft.close();
      throw e;
    }
  }

  private Draft folder(Contents contents) throws IOException, ArchiveException {
    TreeBuilder tree = new TreeBuilder(refusals, limits, false, contents);
    FolderFiles files = new FolderFiles(app);
    return filled(
        new Draft(AppFormat.FOLDER, tree, new ContentStore(), files),
        draft -> new FolderReader(app, files, tree, refusals, limits).read());
  }

  private Draft single(Contents contents) throws IOException, ArchiveException {
    TreeBuilder tree = new TreeBuilder(refusals, limits, false, contents);
    FileChannel channel = FileChannel.open(app);
    return filled(
        new Draft(AppFormat.ELF_FILE, tree, new ContentStore(), channel),
        draft -> single(tree, channel));
  }

  private void single(TreeBuilder tree, FileChannel channel) throws IOException, ArchiveException {
    String path = tree.place(Refusals.name(app));
    ByteSource content = new ChannelSource(channel, 0, channel.size());
    tree.charge(path, content.size());
    int mode = (int) Files.getAttribute(app, "unix:mode") & 07777;
    tree.put(new AppEntry(path, Kind.FILE, mode, content.size(), "", true), Optional.of(content));
  }

  private Draft zip(Contents contents) throws IOException, ArchiveException {
    TreeBuilder tree = new TreeBuilder(refusals, limits, false, contents);
    ContentStore store = new ContentStore();
    try (FileChannel file = FileChannel.open(app)) {
      ByteSource zip = new ChannelSource(file, 0, file.size());
      AppFormat format = new ZipTree(refusals, limits, tree, store).read(zip);
      return new Draft(format, tree, store, () -> {});
    } catch (IOException | ArchiveException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private Draft deb(Contents contents) throws IOException, ArchiveException {
    try (DebMembers members = DebMembers.of(app, refusals, limits, fast)) {
      members.begin();
      return deb(members, contents);
    }
  }

  /** The files of a package whose members were read up to them. */
  AppTree deb(DebMembers members) throws IOException, ArchiveException {
    return deb(members, new Contents(keep, false)).finish(List.of());
  }

  private Draft deb(DebMembers members, Contents contents) throws IOException, ArchiveException {
    try (Metered data = members.tar("data.tar")) {
      return tree(AppFormat.DEB, contents, data);
    }
  }

  private Draft tar(Contents contents, Signature signature) throws IOException, ArchiveException {
    try (FileInput file = new FileInput(app);
        Metered data = new Unpacked(refusals, limits, file::count, fast).open(file, "the tar")) {
      if (Signature.of(data.peek(Signature.LENGTH)) != Signature.TAR) {
        return not("a %s file of something else than a tar".formatted(signature.words()));
      }
      return tree(AppFormat.TAR, contents, data);
    }
  }

  private Draft tree(AppFormat format, Contents contents, Metered data)
      throws IOException, ArchiveException {
    TreeBuilder tree = new TreeBuilder(refusals, limits, format == AppFormat.DEB, contents);
    return filled(
        new Draft(format, tree, new ContentStore(), () -> {}),
        draft -> new TarTree(data, refusals, tree, draft.store()).read());
  }
}
