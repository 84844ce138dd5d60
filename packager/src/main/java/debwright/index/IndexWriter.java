package debwright.index;

import debwright.debian.ShlibsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects packages and writes them as an index; the same packages in any order give the same
 * bytes.
 */
public final class IndexWriter {
  private final Release release;
  private final String architecture;
  private final String origin;
  private final Map<String, PackageFacts> newest = new TreeMap<>();
  private final Map<String, Map<String, Exports>> exports = new TreeMap<>();
  private boolean exportedNames = true;
  private Optional<RelationsBuilder> relations = Optional.empty();
  private final Map<String, String> mirror = new TreeMap<>();

  /**
   * @param origin where the packages come from, for a person
   */
  public IndexWriter(Release release, String architecture, String origin) {
    this.release = release;
    this.architecture = architecture;
    this.origin = origin;
  }

  /**
   * Adds a package; of several versions of a name the highest counts. Not for several threads at
   * once.
   */
  public void add(PackageFacts facts) {
    newest.merge(
        facts.name(),
        facts,
        (old, young) -> young.version().compareTo(old.version()) > 0 ? young : old);
  }

  /** Adds a package with what its libraries export, which becomes a part beside the index. */
  public void add(PackageReader.Whole whole) {
    add(whole.facts());
    PackageFacts kept = newest.get(whole.facts().name());
    if (kept != null && kept.version().equals(whole.facts().version())) {
      exports.put(whole.facts().name(), whole.exports());
    }
  }

  /** Of what libraries export, keeps the symbol versions only, which take a hundredth of all. */
  public void withoutExportedNames() {
    exportedNames = false;
  }

  /** Adds what all packages of the archive ask of each other, which becomes a part beside it. */
  public void relations(RelationsBuilder archive) {
    relations = Optional.of(archive);
  }

  /**
   * Notes where the packages were read from; it is kept in the facts, and no part of the digest.
   */
  public void from(Map<String, String> source) {
    source.forEach((name, value) -> mirror.put(name, value.replaceAll("\\p{Cc}", "?")));
  }

  public int size() {
    return newest.size();
  }

  /** Writes the file in one step: it is there whole, or as it was. */
  public IndexFacts write(Path file) throws IOException {
    Map<String, TableWriter> tables = tables();
    IndexFacts facts = facts(tables);
    writeExports(file, facts);
    Files.deleteIfExists(beside(file, Part.RELATIONS));
    Sections.write(file, facts, tables);
    if (relations.isPresent()) {
      writeRelations(file, relations.get());
    }
    return facts;
  }

  private static void writeRelations(Path file, RelationsBuilder relations) throws IOException {
    try {
      relations.writeBeside(file);
    } catch (IndexException e) {
      throw new IOException("what was written can't be read again: " + e.getMessage(), e);
    }
  }

  private static Path beside(Path file, Part part) {
    return file.resolveSibling(part.beside(String.valueOf(file.getFileName())));
  }

  // A part that is left from an index before this one must not be taken for this one's.
  private void writeExports(Path file, IndexFacts facts) throws IOException {
    Path beside = beside(file, Part.EXPORTS);
    if (exports.isEmpty()) {
      Files.deleteIfExists(beside);
      return;
    }
    TableWriter table = new TableWriter();
    exports.forEach(
        (packageName, libraries) ->
            libraries.forEach(
                (soname, each) -> table.put(Keys.of(soname, packageName), kept(each).encode())));
    PartWriter.write(beside, Part.EXPORTS, facts, table);
  }

  private Exports kept(Exports each) {
    return exportedNames ? each : each.withoutNames();
  }

  private Map<String, TableWriter> tables() {
    Map<String, TableWriter> tables = new LinkedHashMap<>();
    for (String name : List.of("packages", "libraries", "symbols", "shlibs", "alternatives")) {
      tables.put(name, new TableWriter());
    }
    Map<String, Integer> dependents = dependents();
    for (PackageFacts facts : newest.values()) {
      int count = dependents.getOrDefault(facts.name(), 0);
      PackageEntry entry =
          new PackageEntry(facts.name(), facts.version().text(), facts.provides(), count);
      table(tables, "packages").put(Keys.of(facts.name()), entry.value());
      facts.libraries().forEach(each -> table(tables, "libraries").put(each.key(), each.value()));
      facts
          .alternatives()
          .forEach(each -> table(tables, "alternatives").put(each.key(), each.value()));
      facts
          .symbols()
          .ifPresent(
              symbols ->
                  symbols
                      .sorted()
                      .forEach(
                          each ->
                              table(tables, "symbols")
                                  .put(
                                      Keys.of(each.soname(), facts.name()), Symbols.encode(each))));
      facts.shlibs().ifPresent(shlibs -> addShlibs(facts.name(), shlibs, table(tables, "shlibs")));
    }
    return tables;
  }

  private static TableWriter table(Map<String, TableWriter> tables, String name) {
    return java.util.Objects.requireNonNull(tables.get(name), name);
  }

  private static void addShlibs(String packageName, ShlibsFile shlibs, TableWriter table) {
    Map<debwright.debian.LibraryName, List<ShlibsFile.Entry>> lines = new LinkedHashMap<>();
    shlibs
        .entries()
        .forEach(line -> lines.computeIfAbsent(line.library(), key -> new ArrayList<>()).add(line));
    lines.forEach(
        (library, entries) ->
            table.put(
                Keys.of(library.name(), library.version(), packageName),
                ShlibsCodec.encode(entries)));
  }

  private Map<String, Integer> dependents() {
    Map<String, Integer> dependents = new HashMap<>();
    newest
        .values()
        .forEach(
            facts ->
                facts.dependsFirst().stream()
                    .distinct()
                    .forEach(name -> dependents.merge(name, 1, Integer::sum)));
    return dependents;
  }

  private IndexFacts facts(Map<String, TableWriter> tables) {
    Map<String, Integer> counts = new TreeMap<>();
    tables.forEach((name, table) -> counts.put(name, table.size()));
    counts.put(
        "symbol-entries", newest.values().stream().mapToInt(IndexWriter::symbolEntries).sum());
    putSome(counts, "guessed-libraries", guessedLibraries());
    putSome(counts, "unversioned-packages", unversionedPackages());
    long seconds = newest.values().stream().mapToLong(PackageFacts::seconds).max().orElse(0);
    String date = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return new IndexFacts(
        release,
        architecture,
        origin,
        date,
        quality(tables),
        Sections.snapshot(release, architecture, tables),
        counts,
        mirror);
  }

  private static void putSome(Map<String, Integer> counts, String name, long count) {
    if (count > 0) {
      counts.put(name, Math.toIntExact(count));
    }
  }

  private long guessedLibraries() {
    return newest.values().stream()
        .flatMap(facts -> facts.libraries().stream())
        .filter(library -> library.standing().confidence().guessed())
        .count();
  }

  private long unversionedPackages() {
    return newest.values().stream().filter(facts -> facts.version().text().isEmpty()).count();
  }

  private static int symbolEntries(PackageFacts facts) {
    return facts.symbols().stream()
        .flatMap(symbols -> symbols.sonames().values().stream())
        .mapToInt(soname -> soname.symbols().size())
        .sum();
  }

  private static String quality(Map<String, TableWriter> tables) {
    if (table(tables, "symbols").size() > 0) {
      return "symbols";
    }
    return table(tables, "shlibs").size() > 0 ? "shlibs" : "names";
  }
}
