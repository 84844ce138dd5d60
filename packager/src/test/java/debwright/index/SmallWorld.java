package debwright.index;

import debwright.debian.ShlibsFile;
import debwright.debian.SymbolsFile;
import debwright.debian.Version;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An archive of a few made-up packages, for tests. */
public final class SmallWorld {
  private static final String ABI = "64:LE:62:0";

  private String abi = ABI;
  private final List<PackageFacts> packages = new ArrayList<>();
  private final Map<String, Map<String, Exports>> exports = new TreeMap<>();

  /** The libraries that are added next are of that ABI. */
  public SmallWorld abi(String other) {
    abi = other;
    return this;
  }

  /**
   * A package with one library.
   *
   * @param path of the library
   * @param symbols text of its symbols file, or empty
   * @param shlibs text of its shlibs file, or empty
   */
  public SmallWorld add(
      String name, String path, String symbols, String shlibs, String... depends) {
    String soname = path.substring(path.lastIndexOf('/') + 1);
    LibraryEntry library =
        new LibraryEntry(InstalledPath.of(path), name, Optional.empty(), Optional.of(soname), abi);
    packages.add(
        new PackageFacts(
            name,
            new Version("1.0"),
            "amd64",
            "",
            List.of(depends),
            List.of(library),
            Optional.of(symbols).filter(text -> !text.isEmpty()).map(SymbolsFile::parse),
            Optional.of(shlibs).filter(text -> !text.isEmpty()).map(ShlibsFile::parse),
            List.of(),
            1_700_000_000L));
    return this;
  }

  /** A package that nobody looked into and that is said to ship a library. */
  public SmallWorld hearsay(String name, String path, Confidence confidence, int rank) {
    String soname = path.substring(path.lastIndexOf('/') + 1);
    Standing standing = new Standing(confidence, rank);
    packages.add(
        new PackageFacts(
            name,
            new Version(""),
            "amd64",
            "",
            List.of(),
            List.of(
                new LibraryEntry(path, name, Optional.empty(), Optional.of(soname), ABI, standing)),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            1_700_000_000L));
    return this;
  }

  /** A package that gives a path to update-alternatives. */
  public SmallWorld alternative(
      String name, String link, String target, int priority, String shlibs) {
    packages.add(
        new PackageFacts(
            name,
            new Version("1.0"),
            "amd64",
            "",
            List.of(),
            List.of(
                new LibraryEntry(
                    target,
                    name,
                    Optional.empty(),
                    Optional.of(link.substring(link.lastIndexOf('/') + 1)),
                    ABI)),
            Optional.empty(),
            Optional.of(ShlibsFile.parse(shlibs)),
            List.of(new Alternative(link, target, name, priority)),
            1_700_000_000L));
    return this;
  }

  /** A package with a library in a folder of its own, and a link to it elsewhere. */
  public SmallWorld linked(String name, String link, String folder, String shlibs) {
    String soname = link.substring(link.lastIndexOf('/') + 1);
    String object = folder + "/" + soname;
    packages.add(
        new PackageFacts(
            name,
            new Version("1.0"),
            "amd64",
            "",
            List.of(),
            List.of(
                new LibraryEntry(link, name, Optional.of(object), Optional.empty(), ""),
                new LibraryEntry(object, name, Optional.empty(), Optional.of(soname), ABI)),
            Optional.empty(),
            Optional.of(ShlibsFile.parse(shlibs)),
            List.of(),
            1_700_000_000L));
    return this;
  }

  /** What was read off the library that a package ships. */
  public SmallWorld exports(String packageName, TinyElf library) throws IOException, ElfException {
    Path file = Files.createTempFile("library", ".so");
    try {
      Files.write(file, library.bytes());
      ElfFile elf = ElfFile.read(file);
      exports.put(packageName, Map.of(elf.soname().orElseThrow(), Exports.of(elf)));
    } finally {
      Files.delete(file);
    }
    return this;
  }

  List<PackageFacts> packages() {
    return List.copyOf(packages);
  }

  public ArchiveIndex index(Path folder) throws IOException, IndexException {
    Path file = folder.resolve("small.index");
    IndexWriter writer = new IndexWriter(new Release("debian:12"), "amd64", "a test");
    for (PackageFacts each : packages) {
      Map<String, Exports> of = exports.get(each.name());
      if (of == null) {
        writer.add(each);
      } else {
        writer.add(new PackageReader.Whole(each, of));
      }
    }
    writer.write(file);
    return ArchiveIndex.open(file);
  }
}
