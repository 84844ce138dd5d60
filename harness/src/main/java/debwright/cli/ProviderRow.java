package debwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import debwright.index.Provider;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A package that ships a library, as {@code index lookup} writes it. */
record ProviderRow(String library, String release, String architecture, Provider provider) {
  private static final List<String> COLUMNS =
      List.of("library", "release", "architecture", "package", "confidence", "quality");

  private List<String> cells() {
    return List.of(
        library,
        release,
        architecture,
        provider.packageName(),
        provider.confidence(),
        provider.quality());
  }

  static String text(List<ProviderRow> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    TextTable table = TextTable.of(COLUMNS.toArray(String[]::new));
    rows.forEach(row -> table.row(row.cells().toArray(String[]::new)));
    return table.text();
  }

  static String csv(List<ProviderRow> rows) {
    return Stream.concat(Stream.of(COLUMNS), rows.stream().map(ProviderRow::cells))
        .map(
            cells ->
                cells.stream().map(ProviderRow::quoted).collect(Collectors.joining(",")) + "\n")
        .collect(Collectors.joining());
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  static String json(List<ProviderRow> rows, StringWriter text) throws IOException {
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("schema", 1);
      out.writeArrayFieldStart("providers");
      for (ProviderRow row : rows) {
        out.writeStartObject();
        for (int i = 0; i < COLUMNS.size(); i++) {
          out.writeStringField(COLUMNS.get(i), row.cells().get(i));
        }
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }
}
