package debwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of cells under one another, for people; numbers stand to the right. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these words above its columns. */
  static TextTable of(String... header) {
    return new TextTable().row(header);
  }

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, each with an end. */
  String text() {
    return rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> cell(row.get(column), column))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private String cell(String text, int column) {
    String padding = " ".repeat(width(column) - text.length());
    return numeric(column) ? padding + text : text + padding;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private boolean numeric(int column) {
    return rows.stream().skip(1).allMatch(row -> row.get(column).matches("[0-9., %]+"));
  }
}
