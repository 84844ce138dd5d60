package debwright.index;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.DebArchive;
import debwright.archive.Limits;
import debwright.debian.ControlFile;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.ShlibsFile;
import debwright.debian.SymbolsFile;
import debwright.debian.Version;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Takes from a binary package what an index keeps of it. */
final class PackageReader {
  private PackageReader() {}

  static PackageFacts read(Path deb, Limits limits)
      throws IOException, ArchiveException, DebianSyntaxException {
    try (DebArchive archive = DebArchive.open(deb, limits)) {
      SortedMap<String, byte[]> control = archive.control();
      ControlFile fields = ControlFile.parse(text(control, "control").orElse(""));
      String name = fields.required("Package");
      return new PackageFacts(
          name,
          new Version(fields.required("Version")),
          fields.required("Architecture"),
          fields.field("Provides").orElse(""),
          dependsFirst(fields),
          libraries(archive.tree(), name),
          text(control, "symbols").map(SymbolsFile::parse),
          text(control, "shlibs").map(ShlibsFile::parse),
          text(control, "postinst")
              .map(script -> AlternativesScript.read(script, name))
              .orElse(List.of()),
          seconds(deb));
    }
  }

  // Latin-1 keeps every byte of a symbol's name as it is.
  private static Optional<String> text(SortedMap<String, byte[]> control, String name) {
    return Optional.ofNullable(control.get(name))
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  // The first member's header begins at byte 8 and holds its time as 12 decimal digits at byte 16
  // (ar(5)).
  private static long seconds(Path deb) throws IOException {
    try (InputStream in = Files.newInputStream(deb)) {
      in.skipNBytes(8 + 16);
      String digits = new String(in.readNBytes(12), StandardCharsets.US_ASCII).strip();
      return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : 0;
    }
  }

  private static List<String> dependsFirst(ControlFile fields) throws DebianSyntaxException {
    List<String> names = new ArrayList<>();
    for (String field : List.of("Pre-Depends", "Depends")) {
      Dependencies.parse(fields.field(field).orElse("").replace('\n', ' '))
          .groups()
          .forEach(group -> names.add(group.alternatives().get(0).name()));
    }
    return names;
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
