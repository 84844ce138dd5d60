package debwright.index;

import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an archive offers for one release and architecture. The file is mapped, not parsed: opening
 * it costs the same however much it holds. Safe for use by several threads.
 *
 * <p>The format is described in {@code docs/index-format.md}.
 */
public final class ArchiveIndex {
  /** The format that this engine reads, as named in the engine protocol. */
  public static final String FORMAT = "debwright-index-1";

  private final IndexFacts facts;
  private final Table packages;
  private final Table libraries;
  private final Table symbols;
  private final Table shlibs;
  private final Table alternatives;
  private final Memo<List<LibraryEntry>> named = new Memo<>();
  private final Memo<List<Alternative>> managed = new Memo<>();
  private final Memo<Optional<PackageEntry>> packaged = new Memo<>();
  private final Memo<Optional<Symbols>> decoded = new Memo<>();
  private final Memo<List<ShlibsFile.Entry>> shlibsLines = new Memo<>();
  private final Memo<Optional<Exports>> exported = new Memo<>();
  private final Parts parts;

  private ArchiveIndex(Sections sections) throws IndexException {
    this.facts = sections.facts();
    this.packages = sections.table("packages");
    this.libraries = sections.table("libraries");
    this.symbols = sections.table("symbols");
    this.shlibs = sections.table("shlibs");
    this.alternatives = sections.table("alternatives");
    this.parts = new Parts(sections, facts);
  }

  /**
   * Opens an index file. Its {@link Part parts} may lie beside it; they are opened when they are
   * first asked for.
   *
   * @throws IOException when it can't be read
   * @throws IndexException when it is no index, of another format, or damaged
   */
  public static ArchiveIndex open(Path file) throws IOException, IndexException {
    Sections sections = Sections.open(file);
    try {
      return new ArchiveIndex(sections);
    } catch (IndexException e) {
      throw e.in(file);
    }
  }

  public IndexFacts facts() {
    return facts;
  }

  /** The snapshot's digest: equal for two indexes that say the same, whatever their parts. */
  public String digest() {
    return facts.snapshot();
  }

  /**
   * The digest of the snapshot and of all parts that lie beside it; without any, {@link #digest()}.
   *
   * @throws IndexException when a part is damaged or another index's
   */
  public String digestWithParts() throws IndexException {
    return parts.digest();
  }

  /**
   * The table of a part, whether it is in the index itself or beside it.
   *
   * @throws IndexException when the part is damaged or another index's
   */
  Optional<Table> table(Part part) throws IndexException {
    return parts.table(part);
  }

  /** The files of that name, in every folder and package, sorted by path and package. */
  public List<LibraryEntry> libraries(String fileName) throws IndexException {
    List<LibraryEntry> known = named.known(fileName);
    return known != null ? known : named.keep(fileName, findLibraries(fileName));
  }

  private List<LibraryEntry> findLibraries(String fileName) throws IndexException {
    List<LibraryEntry> found = new ArrayList<>();
    for (Table.Entry entry : libraries.startingWith(Keys.of(fileName))) {
      found.add(LibraryEntry.of(entry));
    }
    return List.copyOf(found);
  }

  /** The files of that very path, one for each package that ships it. */
  public List<LibraryEntry> librariesAt(String path) throws IndexException {
    List<LibraryEntry> found = new ArrayList<>();
    for (LibraryEntry entry : libraries(fileName(path))) {
      if (entry.path().equals(path)) {
        found.add(entry);
      }
    }
    return found;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What the symbols file of a package says of a soname. */
  public Optional<Symbols> symbols(String soname, String packageName) throws IndexException {
    String question = soname + "\0" + packageName;
    Optional<Symbols> known = decoded.known(question);
    return known != null ? known : decoded.keep(question, findSymbols(soname, packageName));
  }

  private Optional<Symbols> findSymbols(String soname, String packageName) throws IndexException {
    List<Table.Entry> found = symbols.startingWith(Keys.of(soname, packageName));
    return found.isEmpty() ? Optional.empty() : Optional.of(Symbols.decode(found.get(0).value()));
  }

  /**
   * What a package's library of that soname exports; empty where the index has no such part, or the
   * package no such library.
   *
   * @throws IndexException when the part is damaged or another index's
   */
  public Optional<Exports> exports(String soname, String packageName) throws IndexException {
    Optional<Table> table = table(Part.EXPORTS);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    String question = soname + "\0" + packageName;
    Optional<Exports> known = exported.known(question);
    return known != null
        ? known
        : exported.keep(question, findExports(table.get(), soname, packageName));
  }

  private static Optional<Exports> findExports(Table table, String soname, String packageName)
      throws IndexException {
    List<Table.Entry> found = table.startingWith(Keys.of(soname, packageName));
    return found.isEmpty() ? Optional.empty() : Optional.of(Exports.decode(found.get(0).value()));
  }

  /** What the shlibs file of a package says of a library, in the order of the file. */
  public List<ShlibsFile.Entry> shlibs(LibraryName library, String packageName)
      throws IndexException {
    String question = library.name() + "\0" + library.version() + "\0" + packageName;
    List<ShlibsFile.Entry> known = shlibsLines.known(question);
    return known != null ? known : shlibsLines.keep(question, findShlibs(library, packageName));
  }

  private List<ShlibsFile.Entry> findShlibs(LibraryName library, String packageName)
      throws IndexException {
    List<ShlibsFile.Entry> found = new ArrayList<>();
    for (Table.Entry entry :
        shlibs.startingWith(Keys.of(library.name(), library.version(), packageName))) {
      found.addAll(ShlibsCodec.decode(library, entry.value()));
    }
    return List.copyOf(found);
  }

  /** What the packages offer for a path that update-alternatives(1) manages. */
  public List<Alternative> alternatives(String link) throws IndexException {
    List<Alternative> found = new ArrayList<>();
    for (Alternative offer : alternativesNamed(fileName(link))) {
      if (offer.link().equals(link)) {
        found.add(offer);
      }
    }
    return found;
  }

  /** The managed paths of that file name. */
  public List<Alternative> alternativesNamed(String fileName) throws IndexException {
    List<Alternative> known = managed.known(fileName);
    return known != null ? known : managed.keep(fileName, findAlternatives(fileName));
  }

  private List<Alternative> findAlternatives(String fileName) throws IndexException {
    List<Alternative> found = new ArrayList<>();
    for (Table.Entry entry : alternatives.startingWith(Keys.of(fileName))) {
      found.add(Alternative.of(entry));
    }
    return List.copyOf(found);
  }

  public Optional<PackageEntry> findPackage(String name) throws IndexException {
    Optional<PackageEntry> known = packaged.known(name);
    return known != null ? known : packaged.keep(name, readPackage(name));
  }

  private Optional<PackageEntry> readPackage(String name) throws IndexException {
    List<Table.Entry> found = packages.startingWith(Keys.of(name));
    return found.isEmpty() ? Optional.empty() : Optional.of(PackageEntry.of(found.get(0)));
  }
}
