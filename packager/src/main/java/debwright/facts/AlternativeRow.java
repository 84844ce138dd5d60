package debwright.facts;

import debwright.index.Alternative;
import debwright.index.Confidence;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of {@code alternatives.csv}: a package offers a library for a path that
 * update-alternatives(1) manages.
 *
 * @param alternative what it offers
 * @param confidence how sure that is
 */
record AlternativeRow(Alternative alternative, Confidence confidence) {
  static final List<String> COLUMNS =
      List.of("link", "target", "package", "priority", "confidence", "source");

  private static final Pattern PATH = Pattern.compile("/usr/lib/[!-~]+\\.so[!-.0-~]*");
  private static final Pattern PRIORITY = Pattern.compile("[0-9]{1,6}");

  static AlternativeRow of(CsvRow row) throws FactsException {
    String path = "the path of a library below /usr/lib";
    Alternative alternative =
        new Alternative(
            row.text("link", PATH, path),
            row.text("target", PATH, path),
            PackageRow.name(row),
            Integer.parseInt(row.text("priority", PRIORITY, "a priority")));
    return new AlternativeRow(alternative, LibraryRow.confidence(row));
  }

  String library() {
    return alternative.link().substring(alternative.link().lastIndexOf('/') + 1);
  }
}
