package debwright.index;

import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an archive offers for one release and architecture. The file is mapped, not parsed: opening
 * it costs the same however much it holds. Safe for use by several threads.
 *
 * <p>The format is described in {@code docs/index-format.md}.
 */
public final class ArchiveIndex {
  /** The format that this engine reads, as named in the engine protocol. */
  public static final String FORMAT = "debwright-index-1";

  static final byte[] MAGIC = "DWINDEX1".getBytes(StandardCharsets.US_ASCII);
  static final int SECTION_BYTES = 24;
  static final int NAME_BYTES = 16;
  private static final int MOST_SECTIONS = 64;

  private final IndexFacts facts;
  private final String digest;
  private final Table packages;
  private final Table libraries;
  private final Table symbols;
  private final Table shlibs;
  private final Table alternatives;
  private final Optional<Relations> relations;
  private final Memo<List<LibraryEntry>> named = new Memo<>();
  private final Memo<List<Alternative>> managed = new Memo<>();
  private final Memo<Optional<PackageEntry>> packaged = new Memo<>();
  private final Memo<Optional<Symbols>> decoded = new Memo<>();
  private final Memo<List<ShlibsFile.Entry>> shlibsLines = new Memo<>();

  private ArchiveIndex(Map<String, ByteBuffer> sections) throws IndexException {
    this.facts = IndexFacts.of(text(section(sections, "facts")));
    this.digest = facts.snapshot();
    this.packages = new Table(section(sections, "packages"));
    this.libraries = new Table(section(sections, "libraries"));
    this.symbols = new Table(section(sections, "symbols"));
    this.shlibs = new Table(section(sections, "shlibs"));
    this.alternatives = new Table(section(sections, "alternatives"));
    this.relations = relations(sections);
  }

  private static Optional<Relations> relations(Map<String, ByteBuffer> sections)
      throws IndexException {
    if (!sections.containsKey(Relations.TABLE)) {
      return Optional.empty();
    }
    return Optional.of(
        new Relations(
            new Table(section(sections, Relations.TABLE)),
            new Table(section(sections, Relations.ESSENTIAL))));
  }

  /**
   * Opens an index file.
   *
   * @throws IOException when it can't be read
   * @throws IndexException when it is no index, of another format, or damaged
   */
  public static ArchiveIndex open(Path file) throws IOException, IndexException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IndexException("it is too big: %d bytes".formatted(channel.size()));
      }
      return new ArchiveIndex(
          sections(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())));
    } catch (IndexException e) {
      throw e.in(file);
    }
  }

  private static Map<String, ByteBuffer> sections(ByteBuffer file) throws IndexException {
    byte[] magic = new byte[MAGIC.length];
    if (file.limit() < MAGIC.length + 4 || !java.util.Arrays.equals(MAGIC, start(file, magic))) {
      throw new IndexException(
          "its first bytes are not 'DWINDEX1': it is no index, or one of another format");
    }
    int count = file.getInt(MAGIC.length);
    if (count < 0
        || count > MOST_SECTIONS
        || MAGIC.length + 4 + count * SECTION_BYTES > file.limit()) {
      throw new IndexException("its head is damaged: %d sections".formatted(count));
    }
    Map<String, ByteBuffer> sections = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int at = MAGIC.length + 4 + i * SECTION_BYTES;
      byte[] name = new byte[NAME_BYTES];
      file.get(at, name);
      String key = new String(name, StandardCharsets.US_ASCII).trim();
      sections.put(
          key, slice(file, key, file.getInt(at + NAME_BYTES), file.getInt(at + NAME_BYTES + 4)));
    }
    return sections;
  }

  private static byte[] start(ByteBuffer file, byte[] into) {
    file.get(0, into);
    return into;
  }

  private static ByteBuffer slice(ByteBuffer file, String name, int offset, int length)
      throws IndexException {
    if (offset < 0 || length < 0 || offset > file.limit() - (long) length) {
      throw new IndexException(
          "section %s should end at byte %d, the file ends at %d: it is cut off"
              .formatted(name, (long) offset + length, file.limit()));
    }
    return file.slice(offset, length);
  }

  private static ByteBuffer section(Map<String, ByteBuffer> sections, String name)
      throws IndexException {
    ByteBuffer section = sections.get(name);
    if (section == null) {
      throw new IndexException("section %s is missing".formatted(name));
    }
    return section;
  }

  private static String text(ByteBuffer section) {
    byte[] bytes = new byte[section.remaining()];
    section.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public IndexFacts facts() {
    return facts;
  }

  /** The snapshot's digest: equal for two indexes that say the same. */
  public String digest() {
    return digest;
  }

  /** What its packages need, exclude and provide; empty where it does not say. */
  public Optional<Relations> relations() {
    return relations;
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
