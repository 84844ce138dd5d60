package debwright.facts;

import debwright.index.Confidence;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of {@code libraries.csv}: a package ships a file of that name in a library folder.
 *
 * @param library the file's name, which is a soname or what a soname's link leads to
 * @param packageName that ships it
 * @param confidence how sure that is
 */
record LibraryRow(String library, String packageName, Confidence confidence) {
  static final List<String> COLUMNS = List.of("library", "package", "confidence", "source", "kind");

  private static final Pattern LIBRARY = Pattern.compile("[!-.0-~]*\\.so[!-.0-~]*");
  private static final Pattern KIND = Pattern.compile("versioned|unversioned");

  static LibraryRow of(CsvRow row) throws FactsException {
    row.text("kind", KIND, "versioned or unversioned");
    return new LibraryRow(
        row.text("library", LIBRARY, "a library's file name such as libz.so.1"),
        PackageRow.name(row),
        confidence(row));
  }

  static Confidence confidence(CsvRow row) throws FactsException {
    return Confidence.of(row.text("confidence"))
        .orElseThrow(() -> row.wrong("confidence", "one of " + Confidence.codes()));
  }
}
