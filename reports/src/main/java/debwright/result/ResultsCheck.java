package debwright.result;

import debwright.csv.CsvTable;
import debwright.plan.Outcome;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether {@code results.csv} says what {@code results.jsonl} says. A table from an older release
 * may have fewer columns, one from a newer release more.
 */
final class ResultsCheck {
  private static final List<String> NEEDED = ResultsCsv.COLUMNS.subList(0, 4);

  private ResultsCheck() {}

  static void check(Path file, CsvTable found, List<ItemResult> results) throws RunFormatException {
    if (!found.columns().containsAll(NEEDED)) {
      throw RunFormatException.at(
          file, 1, "the columns %s were expected, found %s".formatted(NEEDED, found.columns()));
    }
    checkOutcomes(file, found);
    CsvTable expected = ResultsCsv.of(results);
    if (found.rows().size() != expected.rows().size()) {
      throw RunFormatException.at(
          file,
          found.rows().size() + 1,
          "%d rows were expected, as in results.jsonl, found %d"
              .formatted(expected.rows().size(), found.rows().size()));
    }
    for (String column : ResultsCsv.COLUMNS) {
      checkColumn(file, found, expected, column);
    }
  }

  private static void checkOutcomes(Path file, CsvTable found) throws RunFormatException {
    for (CsvTable.Row row : found.rows()) {
      String code = row.fields().get(found.indexOf("outcome"));
      if (Outcome.ofCode(code).isEmpty()) {
        throw RunFormatException.at(
            file,
            row.line(),
            "\"outcome\": a known outcome such as 'ok' was expected, found '%s'".formatted(code));
      }
    }
  }

  private static void checkColumn(Path file, CsvTable found, CsvTable expected, String column)
      throws RunFormatException {
    int at = found.indexOf(column);
    for (int i = 0; at >= 0 && i < found.rows().size(); i++) {
      CsvTable.Row row = found.rows().get(i);
      String right = expected.rows().get(i).fields().get(expected.indexOf(column));
      if (!row.fields().get(at).equals(right)) {
        throw RunFormatException.at(
            file,
            row.line(),
            "\"%s\": '%s' was expected, as in results.jsonl, found '%s'"
                .formatted(column, right, row.fields().get(at)));
      }
    }
  }
}
