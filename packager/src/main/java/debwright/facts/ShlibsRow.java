package debwright.facts;

import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of {@code shlibs.csv}: a line of a package's shlibs file (deb-shlibs(5)).
 *
 * @param packageName whose file it is
 * @param entry the line
 */
record ShlibsRow(String packageName, ShlibsFile.Entry entry) {
  static final List<String> COLUMNS =
      List.of("package", "library", "so_version", "dependency", "type");

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern TYPE = Pattern.compile("[a-z]*");

  static ShlibsRow of(CsvRow row) throws FactsException {
    String type = row.text("type", TYPE, "a type of package such as udeb, or nothing");
    LibraryName library =
        new LibraryName(
            row.text("library", WORD, "a library's name such as libz"),
            row.text("so_version", WORD, "a library's version such as 1"));
    return new ShlibsRow(
        PackageRow.name(row),
        new ShlibsFile.Entry(
            Optional.of(type).filter(text -> !text.isEmpty()),
            library,
            PackageRow.relations(row, "dependency")));
  }
}
