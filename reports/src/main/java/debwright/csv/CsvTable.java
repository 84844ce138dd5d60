package debwright.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with a header row, written as RFC 4180 says but with {@code \n} line ends.
 *
 * @param columns names of the columns, each once
 * @param rows in order; as many fields each as there are columns
 */
public record CsvTable(List<String> columns, List<Row> rows) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").setIgnoreEmptyLines(false).get();

  /**
   * One row.
   *
   * @param line where it ends in the text that it was read from, from 1; 0 if it was not read
   * @param fields in the order of the columns
   */
  public record Row(long line, List<String> fields) {
    public Row {
      fields = List.copyOf(fields);
    }

    public static Row of(String... fields) {
      return new Row(0, List.of(fields));
    }
  }

  public CsvTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a whole table.
   *
   * @throws CsvFormatException if the header is missing or names a column twice, a row has more or
   *     fewer fields than the header, a quote is left open, or the last line is cut short
   */
  public static CsvTable parse(String text) throws CsvFormatException {
    if (!text.endsWith("\n")) {
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      throw new CsvFormatException(line, "a line end was expected, found the end of the file");
    }
    List<Row> all = rowsOf(text);
    List<String> columns = all.get(0).fields();
    if (columns.stream().distinct().count() != columns.size()) {
      throw new CsvFormatException(1, "different column names were expected, found " + columns);
    }
    checkWidths(all, columns.size());
    return new CsvTable(columns, all.subList(1, all.size()));
  }

  private static List<Row> rowsOf(String text) throws CsvFormatException {
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      for (CSVRecord read : parser) {
        rows.add(new Row(parser.getCurrentLineNumber(), read.toList()));
      }
    } catch (IOException | UncheckedIOException e) {
      long line = rows.isEmpty() ? 1 : rows.get(rows.size() - 1).line() + 1;
      throw new CsvFormatException(line, "a field in RFC 4180 quotes was expected: " + whyOf(e));
    }
    return rows;
  }

  private static String whyOf(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static void checkWidths(List<Row> rows, int width) throws CsvFormatException {
    for (Row row : rows) {
      if (row.fields().size() != width) {
        throw new CsvFormatException(
            row.line(), "%d fields were expected, found %d".formatted(width, row.fields().size()));
      }
    }
  }

  /** Where that column is, or -1. */
  public int indexOf(String column) {
    return columns.indexOf(column);
  }

  /** The same bytes for the same table. */
  public String text() {
    StringBuilder out = new StringBuilder();
    append(out, columns);
    rows.forEach(row -> append(out, row.fields()));
    return out.toString();
  }

  private static void append(StringBuilder out, List<String> fields) {
    IntStream.range(0, fields.size())
        .forEach(i -> out.append(i == 0 ? "" : ",").append(quoted(fields.get(i))));
    out.append('\n');
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
