package debwright.result;

import debwright.csv.CsvFormatException;
import debwright.csv.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run on disk: {@code run.json} (inputs, engine, host, times), {@code results.csv} and {@code
 * results.jsonl} (a result a row), {@code timings.csv} and {@code summary.json}.
 *
 * <p>{@code run.json} is written last: a folder without one holds a run that did not end.
 */
public final class RunFolder {
  private static final String RUN = "run.json";
  private static final String LINES = "results.jsonl";
  private static final String RESULTS = "results.csv";
  private static final String TIMINGS = "timings.csv";
  private static final String SUMMARY = "summary.json";

  private RunFolder() {}

  /** Writes a whole run, each file at once; makes the folder if need be. */
  public static void write(Path folder, Run run) throws IOException {
    AtomicFile.write(folder.resolve(LINES), out -> writeLines(out, run.results()));
    AtomicFile.write(folder.resolve(RESULTS), ResultsCsv.of(run.results()).text());
    AtomicFile.write(folder.resolve(TIMINGS), TimingsCsv.of(run.timings()).text());
    AtomicFile.write(folder.resolve(SUMMARY), Summary.of(run).json());
    AtomicFile.write(folder.resolve(RUN), RunJson.write(run));
  }

  /** Whether a folder holds a run that ended, readable or not. */
  public static boolean isEnded(Path folder) {
    return Files.exists(folder.resolve(RUN));
  }

  /** Whether a folder holds the run of that name, as far as its {@code run.json} tells. */
  public static boolean isOf(Path folder, String name) throws IOException {
    Path run = folder.resolve(RUN);
    return Files.exists(run)
        && JsonText.MAPPER.readTree(run.toFile()).path("name").asText().equals(name);
  }

  /**
   * What the run in a folder is, without its results.
   *
   * @throws RunFormatException its {@code run.json} is missing or malformed
   */
  public static RunHeading heading(Path folder) throws RunFormatException {
    return RunJson.heading(folder.resolve(RUN), text(folder.resolve(RUN)));
  }

  private static void writeLines(Writer out, List<ItemResult> results) throws IOException {
    for (ItemResult result : results) {
      out.write(ResultLine.write(result));
      out.write('\n');
    }
  }

  /** The text of {@code results.csv} for these results. */
  public static String resultsCsv(List<ItemResult> results) {
    return ResultsCsv.of(results).text();
  }

  /** The text of {@code timings.csv} for these timings. */
  public static String timingsCsv(List<Timing> timings) {
    return TimingsCsv.of(timings).text();
  }

  /**
   * Reads a whole run.
   *
   * @throws RunFormatException if a file is missing, cut short or malformed, holds an unknown
   *     outcome, or if {@code results.csv} and {@code results.jsonl} do not agree
   */
  public static Run read(Path folder) throws RunFormatException {
    String run = text(folder.resolve(RUN));
    List<ItemResult> results = lines(folder.resolve(LINES));
    List<Timing> timings = TimingsCsv.read(folder.resolve(TIMINGS), table(folder.resolve(TIMINGS)));
    Path csv = folder.resolve(RESULTS);
    ResultsCheck.check(csv, table(csv), results);
    return RunJson.read(folder.resolve(RUN), run, results, timings);
  }

  private static List<ItemResult> lines(Path file) throws RunFormatException {
    List<ItemResult> results = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        results.add(ResultLine.read(file, results.size() + 1, line));
        checkOrder(file, results);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return results;
  }

  private static void checkOrder(Path file, List<ItemResult> results) throws RunFormatException {
    int last = results.size() - 1;
    if (last > 0 && results.get(last - 1).key().compareTo(results.get(last).key()) >= 0) {
      throw RunFormatException.at(
          file,
          last + 1,
          "a key after %s was expected, found %s"
              .formatted(results.get(last - 1).key(), results.get(last).key()));
    }
  }

  private static CsvTable table(Path file) throws RunFormatException {
    String text = text(file);
    try {
      return CsvTable.parse(text);
    } catch (CsvFormatException e) {
      throw RunFormatException.at(file, e.line(), String.valueOf(e.getMessage()));
    }
  }

  private static String text(Path file) throws RunFormatException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static RunFormatException unreadable(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return RunFormatException.in(file, "a run's file was expected, found nothing", hint(file));
    }
    if (e instanceof CharacterCodingException) {
      return RunFormatException.in(file, "UTF-8 text was expected, found other bytes", hint(file));
    }
    return RunFormatException.in(file, "cannot be read: " + e, hint(file));
  }

  private static String hint(Path file) {
    return Files.exists(file.resolveSibling(LINES)) && !Files.exists(file.resolveSibling(RUN))
        ? "the run did not end: run it again"
        : "name the folder that a run was written to";
  }
}
