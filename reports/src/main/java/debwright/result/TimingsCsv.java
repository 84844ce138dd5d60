package debwright.result;

import debwright.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code timings.csv}: a row for each attempt. */
final class TimingsCsv {
  private static final List<String> COLUMNS =
      List.of("item", "release", "architecture", "attempt", "duration_ms", "cpu_ms");

  private TimingsCsv() {}

  static CsvTable of(List<Timing> timings) {
    return new CsvTable(COLUMNS, timings.stream().map(TimingsCsv::row).toList());
  }

  private static CsvTable.Row row(Timing timing) {
    return CsvTable.Row.of(
        timing.key().item(),
        timing.key().release(),
        timing.key().architecture(),
        Integer.toString(timing.attempt()),
        Long.toString(timing.durationMs()),
        Long.toString(timing.cpuMs()));
  }

  static List<Timing> read(Path file, CsvTable table) throws RunFormatException {
    if (!table.columns().equals(COLUMNS)) {
      throw RunFormatException.at(
          file, 1, "the columns %s were expected, found %s".formatted(COLUMNS, table.columns()));
    }
    List<Timing> timings = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      timings.add(timing(file, row));
    }
    return timings;
  }

  private static Timing timing(Path file, CsvTable.Row row) throws RunFormatException {
    List<String> f = row.fields();
    try {
      return new Timing(
          new ItemKey(f.get(0), f.get(1), f.get(2)),
          Integer.parseInt(f.get(3)),
          Long.parseLong(f.get(4)),
          Long.parseLong(f.get(5)));
    } catch (IllegalArgumentException e) {
      throw RunFormatException.at(
          file,
          row.line(),
          "an attempt from 1 and times from 0 were expected, found " + f.subList(3, 6));
    }
  }
}
