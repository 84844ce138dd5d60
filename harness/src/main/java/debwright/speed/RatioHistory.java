package debwright.speed;

import debwright.csv.CsvTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured before, in a CSV file that is only added to: {@code
 * recorded,baseline,candidate,benchmark,measure,before,after,ratio,p_value}. Engines stand there by
 * the digest of their content; times are in nanoseconds, of medians.
 */
public record RatioHistory(Path file) {
  private static final List<String> COLUMNS =
      List.of(
          "recorded",
          "baseline",
          "candidate",
          "benchmark",
          "measure",
          "before",
          "after",
          "ratio",
          "p_value");

  /** That in a cache folder. */
  public static RatioHistory in(Path cache) {
    return new RatioHistory(cache.resolve("speed").resolve("ratios.csv"));
  }

  /**
   * Adds a report's figures, all at once; of two processes that add at a time each waits for the
   * other.
   *
   * @param baseline digest of its engine
   * @param candidate digest of its engine
   */
  public void add(SpeedReport report, String baseline, String candidate, Instant recorded)
      throws IOException {
    String key = recorded + "," + baseline + "," + candidate;
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    try (FileChannel out =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        FileLock alone = out.lock()) {
      String header = out.size() == 0 ? new CsvTable(COLUMNS, List.of()).text() : "";
      ByteBuffer text = StandardCharsets.UTF_8.encode(header + rows(report, key));
      while (alone.isValid() && text.hasRemaining()) {
        out.write(text);
      }
    }
  }

  private static String rows(SpeedReport report, String key) {
    List<String> rows = new ArrayList<>();
    for (CountChange count : report.counts()) {
      if (!count.before().isEmpty() && !count.after().isEmpty()) {
        rows.add(
            row(
                key,
                count.benchmark(),
                count.measure().code(),
                Long.toString(count.before().get(0)),
                Long.toString(count.after().get(0)),
                count.ratio().isPresent() ? ratio(count.ratio().getAsDouble()) : "",
                ""));
      }
    }
    for (TimeChange time : report.times()) {
      rows.add(
          row(
              key,
              time.benchmark(),
              time.clock().code(),
              Math.round(time.medianBefore()) + "",
              Math.round(time.medianAfter()) + "",
              ratio(time.ratio()),
              time.pValue().isPresent() ? ratio(time.pValue().getAsDouble()) : ""));
    }
    return String.join("", rows);
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String row(String key, Benchmark benchmark, String... rest) {
    return key
        + ",\""
        + benchmark.toString().replace("\"", "\"\"")
        + "\","
        + String.join(",", rest)
        + "\n";
  }
}
