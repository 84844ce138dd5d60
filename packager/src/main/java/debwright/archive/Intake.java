package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Finds out what an app is, and reads it. */
final class Intake {
  static final String UNDERSTOOD =
      "understood are a folder, an ELF file, a tar (plain, gz, xz, zst, bz2) and a .deb";

  private final Path app;
  private final Limits limits;
  private final Refusals refusals;

  Intake(Path app, Limits limits) {
    this.app = app;
    this.limits = limits;
    this.refusals = Refusals.of(app);
  }

  AppTree read() throws IOException, ArchiveException {
    FileInput.check(app);
    BasicFileAttributes attributes = Files.readAttributes(app, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      return folder();
    }
    return attributes.isRegularFile() ? file() : not("a device, pipe or socket");
  }

  private AppTree file() throws IOException, ArchiveException {
    Signature signature = Signature.of(head());
    return switch (signature) {
      case ELF -> single();
      case AR -> deb();
      case TAR, GZIP, XZ, ZSTD, BZIP2 -> tar(signature);
      case UNKNOWN -> not(Files.size(app) == 0 ? "an empty file" : signature.words());
      case APP_IMAGE, ZIP, RPM, SEVEN_ZIP, SQUASHFS, SCRIPT -> not(signature.words());
    };
  }

  private byte[] head() throws IOException {
    try (InputStream in = Files.newInputStream(app)) {
      return in.readNBytes(Signature.LENGTH);
    }
  }

  private AppTree not(String found) throws ArchiveException {
    throw refusals.unsupported("not an app", "one", found, UNDERSTOOD);
  }

  private AppTree folder() throws IOException, ArchiveException {
    TreeBuilder tree = new TreeBuilder(refusals, limits, false);
    FolderFiles files = new FolderFiles(app);
    try {
      new FolderReader(app, files, tree, refusals, limits).read();
      return new AppTree(AppFormat.FOLDER, tree, files);
    } catch (IOException | ArchiveException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private AppTree single() throws IOException, ArchiveException {
    FileChannel channel = FileChannel.open(app);
    try {
      TreeBuilder tree = new TreeBuilder(refusals, limits, false);
      String path = tree.place(Refusals.name(app));
      ByteSource content = new ChannelSource(channel, 0, channel.size());
      tree.charge(path, content.size());
      int mode = (int) Files.getAttribute(app, "unix:mode") & 07777;
      tree.put(new AppEntry(path, Kind.FILE, mode, content.size(), "", true), Optional.of(content));
      return new AppTree(AppFormat.ELF_FILE, tree, channel);
    } catch (IOException | ArchiveException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private AppTree deb() throws IOException, ArchiveException {
    try (DebMembers members = new DebMembers(app, refusals, limits)) {
      members.begin();
      return deb(members);
    }
  }

  /** The files of a package whose members were read up to them. */
  AppTree deb(DebMembers members) throws IOException, ArchiveException {
    try (Metered data = members.tar("data.tar")) {
      return tree(AppFormat.DEB, data);
    }
  }

  private AppTree tar(Signature signature) throws IOException, ArchiveException {
    try (FileInput file = new FileInput(app);
        Metered data = new Unpacked(refusals, limits, file::count).open(file, "the tar")) {
      if (Signature.of(data.peek(Signature.LENGTH)) != Signature.TAR) {
        return not("a %s file of something else than a tar".formatted(signature.words()));
      }
      return tree(AppFormat.TAR, data);
    }
  }

  private AppTree tree(AppFormat format, Metered data) throws IOException, ArchiveException {
    TreeBuilder tree = new TreeBuilder(refusals, limits, format == AppFormat.DEB);
    ContentStore store = new ContentStore();
    try {
      new TarTree(data, refusals, tree, store).read();
      return new AppTree(format, tree, store);
    } catch (IOException | ArchiveException | RuntimeException e) {
      store.close();
      throw e;
    }
  }
}
