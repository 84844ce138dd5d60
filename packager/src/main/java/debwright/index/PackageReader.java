package debwright.index;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.DebArchive;
import debwright.archive.DebHead;
import debwright.archive.Limits;
import debwright.debian.DebianSyntaxException;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes from a binary package what an index keeps of it. */
public final class PackageReader {
  private PackageReader() {}

  /**
   * Reads a whole package.
   *
   * @throws IOException when the disk fails
   * @throws ArchiveException when it is no package, damaged or over a limit
   * @throws DebianSyntaxException when its fields are malformed
   */
  public static PackageFacts read(Path deb, Limits limits)
      throws IOException, ArchiveException, DebianSyntaxException {
    try (DebArchive archive = DebArchive.open(deb, limits)) {
      PackageControl control = PackageControl.of(archive.control());
      return control.with(libraries(archive.tree(), control.name()), seconds(deb));
    }
  }

  private static long seconds(Path deb) throws IOException {
    try (InputStream in = Files.newInputStream(deb)) {
      return DebHead.seconds(in.readNBytes(64));
    }
  }

  private static List<LibraryEntry> libraries(AppTree tree, String name) throws IOException {
    List<LibraryEntry> libraries = new ArrayList<>();
    for (AppEntry entry : tree.entries()) {
      if (entry.path().contains(".so") && !entry.path().startsWith("/usr/lib/debug/")) {
        library(tree, entry, name).ifPresent(libraries::add);
      }
    }
    return libraries;
  }

  private static Optional<LibraryEntry> library(AppTree tree, AppEntry entry, String owner)
      throws IOException {
    String path = InstalledPath.of(entry.path());
    if (!path.substring(path.lastIndexOf('/')).contains(".so")) {
      return Optional.empty();
    }
    if (entry.kind() == AppEntry.Kind.SYMLINK) {
      // A development link such as libz.so is for the link editor: no program asks for it.
      boolean development = owner.endsWith("-dev") && path.endsWith(".so");
      Optional<String> target = Optional.of(InstalledPath.target(entry.path(), entry.linkTarget()));
      return development
          ? Optional.empty()
          : Optional.of(new LibraryEntry(path, owner, target, Optional.empty(), ""));
    }
    return entry.elf() ? object(tree, entry, path, owner) : Optional.empty();
  }

  private static Optional<LibraryEntry> object(
      AppTree tree, AppEntry entry, String path, String owner) throws IOException {
    try {
      ElfFile elf = ElfFile.read(tree.content(entry));
      return elf.hasDynamic()
          ? Optional.of(
              new LibraryEntry(path, owner, Optional.empty(), elf.soname(), AbiText.of(elf.abi())))
          : Optional.empty();
    } catch (ElfException e) {
      // A damaged object in the archive can't be loaded either, so it is no library.
      return Optional.empty();
    }
  }
}
