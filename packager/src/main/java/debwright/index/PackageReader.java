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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes from a binary package what an index keeps of it. */
public final class PackageReader {
  private final AppTree tree;
  private final String owner;
  private final Map<String, Exports> exports = new TreeMap<>();

  private PackageReader(AppTree tree, String owner) {
    this.tree = tree;
    this.owner = owner;
  }

  /**
   * What a whole package tells.
   *
   * @param facts what an index holds of it
   * @param exports of its libraries, by soname: with names where its symbols file has none
   */
  public record Whole(PackageFacts facts, Map<String, Exports> exports) {
    public Whole {
      exports = Map.copyOf(exports);
    }
  }

  /**
   * Reads a whole package.
   *
   * @throws IOException when the disk fails
   * @throws ArchiveException when it is no package, damaged or over a limit
   * @throws DebianSyntaxException when its fields are malformed
   */
  public static PackageFacts read(Path deb, Limits limits)
      throws IOException, ArchiveException, DebianSyntaxException {
    return readWhole(deb, limits).facts();
  }

  /**
   * As {@link #read}, with what its libraries export.
   *
   * @throws IOException as {@link #read}
   */
  public static Whole readWhole(Path deb, Limits limits)
      throws IOException, ArchiveException, DebianSyntaxException {
    try (DebArchive archive = DebArchive.open(deb, limits)) {
      PackageControl control = PackageControl.of(archive.control());
      PackageReader reader = new PackageReader(archive.tree(), control.name());
      PackageFacts facts = control.with(reader.libraries(), seconds(deb));
      return new Whole(facts, reader.exports(facts));
    }
  }

  private static long seconds(Path deb) throws IOException {
    try (InputStream in = Files.newInputStream(deb)) {
      return DebHead.seconds(in.readNBytes(64));
    }
  }

  private List<LibraryEntry> libraries() throws IOException {
    List<LibraryEntry> libraries = new ArrayList<>();
    for (AppEntry entry : tree.entries()) {
      if (entry.path().contains(".so") && !entry.path().startsWith("/usr/lib/debug/")) {
        library(entry).ifPresent(libraries::add);
      }
    }
    return libraries;
  }

  private Optional<LibraryEntry> library(AppEntry entry) throws IOException {
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
    return entry.elf() ? object(entry, path) : Optional.empty();
  }

  private Optional<LibraryEntry> object(AppEntry entry, String path) throws IOException {
    try {
      ElfFile elf = ElfFile.read(tree.content(entry));
      elf.soname().ifPresent(soname -> exports.merge(soname, Exports.of(elf), Exports::with));
      return elf.hasDynamic()
          ? Optional.of(
              new LibraryEntry(path, owner, Optional.empty(), elf.soname(), AbiText.of(elf.abi())))
          : Optional.empty();
    } catch (ElfException e) {
      // A damaged object in the archive can't be loaded either, so it is no library.
      return Optional.empty();
    }
  }

  // What a symbols file tells need not be told twice.
  private Map<String, Exports> exports(PackageFacts facts) {
    Map<String, Exports> needed = new TreeMap<>(exports);
    facts
        .symbols()
        .ifPresent(
            symbols ->
                symbols
                    .sonames()
                    .keySet()
                    .forEach(
                        soname ->
                            needed.computeIfPresent(soname, (key, each) -> each.withoutNames())));
    return needed;
  }
}
