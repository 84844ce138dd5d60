package debwright.facts;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A row of a CSV file of facts.
 *
 * @param file its name, for messages
 * @param line where it begins, from 1
 * @param fields by column
 */
record CsvRow(String file, int line, Map<String, String> fields) {
  private static final int MOST_SHOWN = 80;

  CsvRow {
    fields = Map.copyOf(fields);
  }

  String text(String column) {
    return Objects.requireNonNull(fields.get(column), column);
  }

  /** The text of a column that must be so. */
  String text(String column, Pattern allowed, String expected) throws FactsException {
    String text = text(column);
    if (!allowed.matcher(text).matches()) {
      throw wrong(column, expected);
    }
    return text;
  }

  /** Says that a column holds something else than it should. */
  FactsException wrong(String column, String expected) {
    return FactsException.at(
        file, line, "%s in column %s".formatted(expected, column), shown(text(column)));
  }

  static String shown(String text) {
    String start = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    return start.isEmpty() ? "nothing" : "'" + start.replaceAll("\\p{Cc}", "?") + "'";
  }
}
