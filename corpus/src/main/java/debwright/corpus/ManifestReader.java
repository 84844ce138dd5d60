package debwright.corpus;

import debwright.corpus.ManifestException.Problem;
import debwright.plan.Suggestion;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a manifest strictly: whatever is not understood is a problem, and all are told at once. */
final class ManifestReader {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<String> relations = new HashSet<>();
  private int line = 1;

  private ManifestReader() {}

  static List<Item> read(Path manifest) throws IOException, ManifestException {
    ManifestReader reader = new ManifestReader();
    reader.readText(Files.readAllBytes(manifest));
    if (!reader.problems.isEmpty()) {
      throw new ManifestException(manifest, reader.problems);
    }
    return reader.items.stream().sorted().toList();
  }

  private void readText(byte[] bytes) throws IOException {
    try {
      readRows(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      problem(1, "UTF-8 was expected, found other bytes");
    }
  }

  private void readRows(String text) throws IOException {
    try (CSVParser parser = CSVParser.parse(new StringReader(text), CsvText.FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      try {
        readRows(parser, records);
      } catch (UncheckedIOException e) {
        problem(line, "not CSV: " + String.valueOf(e.getCause()).replaceFirst("^.*?: ", ""));
      }
    }
  }

  private void readRows(CSVParser parser, Iterator<CSVRecord> records) {
    if (!records.hasNext()) {
      problem(1, "a header row was expected, found nothing");
      return;
    }
    List<String> header = records.next().toList();
    checkHeader(header);
    if (!problems.isEmpty()) {
      return;
    }
    List<Column> columns = header.stream().flatMap(name -> Column.of(name).stream()).toList();
    line = line(parser);
    while (records.hasNext()) {
      readRow(columns, records.next());
      line = line(parser);
    }
  }

  // The parser has read on to the line's end: the next record starts one line later.
  private static int line(CSVParser parser) {
    return (int) parser.getCurrentLineNumber() + 1;
  }

  private void checkHeader(List<String> header) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (Column.of(name).isEmpty()) {
        problem(1, "unknown column '" + name + "'" + Suggestion.of(name, Column.texts()));
      } else if (!seen.add(name)) {
        problem(1, "column '" + name + "' is there twice");
      }
    }
    Arrays.stream(Column.values())
        .filter(column -> !seen.contains(column.text()))
        .forEach(column -> problem(1, "column '" + column.text() + "' is missing"));
  }

  private void readRow(List<Column> columns, CSVRecord cells) {
    if (cells.size() != columns.size()) {
      problem(line, "%d fields were expected, found %d".formatted(columns.size(), cells.size()));
      return;
    }
    Map<Column, String> row = new EnumMap<>(Column.class);
    for (int i = 0; i < cells.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    new Row(row, relations, message -> problem(line, message))
        .item()
        .ifPresent(item -> add(line, item));
  }

  private void add(int line, Item item) {
    Integer earlier = lines.putIfAbsent(item.key(), line);
    if (earlier != null) {
      problem(
          line,
          "'%s' for %s %s is already on line %d"
              .formatted(item.id(), item.release(), item.architecture(), earlier));
      return;
    }
    items.add(item);
  }

  private void problem(int line, String message) {
    problems.add(new Problem(line, message));
  }
}
