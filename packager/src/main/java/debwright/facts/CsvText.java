package debwright.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CSV (RFC 4180), lines ending in {@code \n} or {@code \r\n}, the first naming the columns.
 */
final class CsvText {
  private record Line(int number, List<String> fields) {}

  private final String file;
  private final String text;
  private int at;
  private int line = 1;

  private CsvText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * The rows below the header.
   *
   * @param columns that there must be, in this order
   * @throws FactsException when the header is another, or a row has more or fewer fields
   */
  static List<CsvRow> rows(String file, String text, List<String> columns) throws FactsException {
    CsvText reader = new CsvText(file, text);
    List<String> header = text.isEmpty() ? List.of() : reader.next().fields;
    if (!header.equals(columns)) {
      throw FactsException.at(
          file,
          1,
          "the columns " + String.join(",", columns),
          CsvRow.shown(String.join(",", header)));
    }
    List<CsvRow> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      rows.add(reader.row(columns));
    }
    return rows;
  }

  private CsvRow row(List<String> columns) throws FactsException {
    Line next = next();
    if (next.fields.size() != columns.size()) {
      throw FactsException.at(
          file, next.number, columns.size() + " fields", String.valueOf(next.fields.size()));
    }
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.put(columns.get(i), next.fields.get(i));
    }
    return new CsvRow(file, next.number, fields);
  }

  private Line next() throws FactsException {
    int number = line;
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line++;
    return new Line(number, fields);
  }

  private String field() throws FactsException {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length()
        && ",\n".indexOf(text.charAt(at)) < 0
        && !text.startsWith("\r\n", at)) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws FactsException {
    int opened = line;
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && !text.startsWith("\"\"", at)) {
        at++;
        return closed(field.toString());
      }
      at += c == '"' ? 1 : 0;
      line += c == '\n' ? 1 : 0;
      field.append(c);
    }
    throw FactsException.at(file, opened, "a closing quote", "the end of the file");
  }

  private String closed(String field) throws FactsException {
    if (at < text.length() && ",\n".indexOf(text.charAt(at)) < 0 && !text.startsWith("\r\n", at)) {
      throw FactsException.at(
          file, line, "a comma or the line's end behind a quote", "'" + text.charAt(at) + "'");
    }
    return field;
  }
}
