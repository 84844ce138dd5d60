package debwright.facts;

import debwright.debian.ShlibsFile;
import debwright.debian.SymbolsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a folder of facts; what is wrong with its rows is collected and told together. */
final class FactsFolder {
  private static final String SYMBOLS = "symbols.tar";
  private static final String SYMBOLS_END = ".symbols";
  private static final String LIBRARIES = "libraries.csv";
  private static final String ALTERNATIVES = "alternatives.csv";
  private static final String PACKAGES = "packages.csv";
  private static final String SHLIBS = "shlibs.csv";
  private static final List<String> KNOWN =
      List.of(About.FILE, LIBRARIES, ALTERNATIVES, PACKAGES, SHLIBS, SYMBOLS);

  private static final Pattern FACTS = Pattern.compile(".*\\.(csv|tar)(\\.(gz|xz))?");

  private interface RowReader<T> {
    T read(CsvRow row) throws FactsException;
  }

  private final Path folder;
  private final List<String> problems = new ArrayList<>();

  private FactsFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads {@code about.csv} and {@code libraries.csv}, and as far as they are there {@code
   * packages.csv}, {@code shlibs.csv}, {@code alternatives.csv} and {@code symbols.tar}, each plain
   * or compressed.
   */
  static Facts read(Path folder) throws IOException, FactsException {
    FactsFolder reader = new FactsFolder(folder);
    reader.lookForStrangers();
    About about = About.of(reader.required(About.FILE).rows(About.COLUMNS));
    Facts facts =
        new Facts(
            about,
            reader.libraries(reader.required(LIBRARIES)),
            reader.rows(ALTERNATIVES, AlternativeRow.COLUMNS, AlternativeRow::of),
            reader.packages(),
            new Facts.Metadata(reader.symbols(), reader.shlibs()));
    if (!reader.problems.isEmpty()) {
      throw new FactsException(reader.problems);
    }
    return facts;
  }

  // A misspelt name, or a second form of a file, would be passed over in silence.
  private void lookForStrangers() throws IOException {
    List<String> left = new ArrayList<>(KNOWN);
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> FACTS.matcher(name).matches())
          .sorted()
          .filter(name -> !left.remove(name.replaceFirst("\\.(gz|xz)$", "")))
          .forEach(
              name ->
                  problems.add(
                      "%s: expected each of %s at most once, found %s"
                          .formatted(folder, String.join(", ", KNOWN), CsvRow.shown(name))));
    }
  }

  private FactsFile required(String name) throws FactsException {
    return FactsFile.find(folder, name)
        .orElseThrow(
            () -> FactsException.at(folder.toString(), 0, "a file " + name, "none of that name"));
  }

  private List<LibraryRow> libraries(FactsFile file) throws IOException, FactsException {
    Set<String> seen = new HashSet<>();
    return read(
        file.rows(LibraryRow.COLUMNS),
        row -> {
          if (!seen.add(row.text("library") + " " + row.text("package"))) {
            throw row.wrong("library", "each library and package once");
          }
          return LibraryRow.of(row);
        });
  }

  private Map<String, PackageRow> packages() throws IOException, FactsException {
    Map<String, PackageRow> packages = new TreeMap<>();
    rows(
        PACKAGES,
        PackageRow.COLUMNS,
        row -> {
          PackageRow each = PackageRow.of(row);
          if (packages.put(each.name(), each) != null) {
            throw row.wrong("package", "each package once");
          }
          return each;
        });
    return packages;
  }

  private Map<String, ShlibsFile> shlibs() throws IOException, FactsException {
    Map<String, List<ShlibsFile.Entry>> lines = new TreeMap<>();
    rows(SHLIBS, ShlibsRow.COLUMNS, ShlibsRow::of)
        .forEach(
            row ->
                lines
                    .computeIfAbsent(row.packageName(), key -> new ArrayList<>())
                    .add(row.entry()));
    Map<String, ShlibsFile> files = new TreeMap<>();
    lines.forEach((name, entries) -> files.put(name, new ShlibsFile(entries, 0)));
    return files;
  }

  private <T> List<T> rows(String name, List<String> columns, RowReader<T> reader)
      throws IOException, FactsException {
    Optional<FactsFile> file = FactsFile.find(folder, name);
    return file.isEmpty() ? List.of() : read(file.get().rows(columns), reader);
  }

  private <T> List<T> read(List<CsvRow> rows, RowReader<T> reader) {
    List<T> read = new ArrayList<>();
    for (CsvRow row : rows) {
      try {
        read.add(reader.read(row));
      } catch (FactsException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return read;
  }

  private Map<String, SymbolsFile> symbols() throws IOException, FactsException {
    Optional<FactsFile> file = FactsFile.find(folder, SYMBOLS);
    Map<String, SymbolsFile> files = new LinkedHashMap<>();
    Map<String, byte[]> members = file.isEmpty() ? Collections.emptyMap() : file.get().members();
    new TreeMap<>(members).forEach((name, bytes) -> symbols(files, name, bytes));
    return files;
  }

  // Latin-1 keeps every byte of a symbol's name as it is.
  private void symbols(Map<String, SymbolsFile> files, String name, byte[] bytes) {
    SymbolsFile file = SymbolsFile.parse(new String(bytes, StandardCharsets.ISO_8859_1));
    if (!name.endsWith(SYMBOLS_END) || file.sonames().isEmpty() || file.oddLines() > 0) {
      problems.add(
          "%s: %s: expected PACKAGE.symbols with what deb-symbols(5) says, found %d sonames and %d lines of another form"
              .formatted(SYMBOLS, CsvRow.shown(name), file.sonames().size(), file.oddLines()));
    } else {
      files.put(name.substring(0, name.length() - SYMBOLS_END.length()), file);
    }
  }
}
