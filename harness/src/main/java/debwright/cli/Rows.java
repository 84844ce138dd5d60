package debwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import debwright.csv.CsvTable;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer of columns and rows, written as a person or a program wants it. */
final class Rows {

  /** How it is written. */
  enum Format {
    TEXT,
    JSON,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Rows(String... columns) {
    this.columns = List.of(columns);
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Nothing at all for people where there are no rows.
   *
   * @param name of the list of rows in JSON
   */
  String text(Format format, String name) throws IOException {
    return switch (format) {
      case TEXT -> isEmpty() ? "" : table();
      case CSV -> csv();
      case JSON -> json(name);
    };
  }

  private String table() {
    TextTable table = TextTable.of(columns.toArray(String[]::new));
    rows.forEach(row -> table.row(row.toArray(String[]::new)));
    return table.text();
  }

  private String json(String name) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("schema", 1);
      out.writeArrayFieldStart(name);
      for (List<String> row : rows) {
        out.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
          out.writeStringField(columns.get(i), row.get(i));
        }
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }

  private String csv() {
    List<CsvTable.Row> lines = rows.stream().map(row -> new CsvTable.Row(0, row)).toList();
    return new CsvTable(columns, lines).text();
  }
}
