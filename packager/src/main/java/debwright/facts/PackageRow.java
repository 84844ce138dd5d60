package debwright.facts;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Version;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of {@code packages.csv}: a package that was looked into.
 *
 * @param name of it
 * @param architecture Debian's name, or {@code all}
 * @param version of it
 * @param provides the field as written, or empty text
 */
record PackageRow(String name, String architecture, Version version, String provides) {
  static final List<String> COLUMNS =
      List.of("package", "arch", "version", "section", "source", "provides");

  /** Policy 5.6.1. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

  private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9-]+");

  static PackageRow of(CsvRow row) throws FactsException {
    String architecture = row.text("arch", ARCHITECTURE, "an architecture");
    Version version = new Version(row.text("version"));
    if (!version.valid()) {
      throw row.wrong("version", "a package's version");
    }
    relations(row, "provides");
    return new PackageRow(name(row), architecture, version, row.text("provides"));
  }

  static String name(CsvRow row) throws FactsException {
    return row.text("package", NAME, "a package's name");
  }

  /** The text of a column that holds relations. */
  static String relations(CsvRow row, String column) throws FactsException {
    try {
      Dependencies.parse(row.text(column));
      return row.text(column);
    } catch (DebianSyntaxException e) {
      throw row.wrong(column, "relations between packages");
    }
  }
}
