package debwright.job;

import debwright.text.Visible;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a failed command's log that tell why: compilers' errors, assertions, the first lines
 * of exceptions, and always the last ones; of a log that has none of them the last ones alone.
 *
 * <p>A log can be large, and its text is not to be trusted.
 */
public final class Telling {
  /** The first failures tell most: what follows is often their consequence. */
  private static final int FIRST = 13;

  /** Test runners sum up at the end. */
  private static final int LAST = 5;

  private static final int ENDING = 2;
  private static final int ALONE = 12;
  private static final int LINE = 300;
  private static final int ALL = 2000;

  /** A line of a log is looked at so far. */
  private static final int WIDTH = 4000;

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\u001B(\\[[0-9;:?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(\u0007|\u001B\\\\)|[@-Z\\\\^_])");

  private final List<Line> first = new ArrayList<>();
  private final Deque<Line> last = new ArrayDeque<>();
  private final Deque<Line> ending = new ArrayDeque<>();
  private int lines;
  private int skipped;
  private int following;

  private Telling() {}

  /**
   * Those of a log.
   *
   * @return at most 20 lines and 2,000 characters, none of which drives a terminal; empty where
   *     nothing was written
   */
  public static String of(Path log) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      return of(in);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** The same of a stream, which is read to its end. */
  static String of(InputStream in) throws IOException {
    Telling telling = new Telling();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
      telling.add(shown(line.get()));
    }
    return telling.text();
  }

  /** Up to the next line feed; what is very long is cut, not kept. */
  private static Optional<String> next(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = lines.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = lines.read()) {
      // A progress bar begins its line again and again.
      if (c == '\r') {
        lines.mark(1);
        if (lines.read() != '\n') {
          line.setLength(0);
        }
        lines.reset();
      } else if (line.length() < WIDTH) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString());
  }

  private static String shown(String line) {
    String plain = ESCAPE.matcher(line).replaceAll("");
    return Visible.shortened(Visible.line(plain).stripTrailing(), LINE);
  }

  private record Line(int number, String text) {}

  private void add(String text) {
    if (Sign.isNoise(text)) {
      return;
    }
    Line line = new Line(lines++, text);
    push(ending, line, ALONE);
    Optional<Sign> sign = Sign.of(text);
    if (sign.isPresent() || following > 0) {
      tell(line);
    }
    following = Math.max(following - 1, sign.map(Sign::following).orElse(0));
  }

  private void tell(Line line) {
    if (Stream.concat(first.stream(), last.stream()).anyMatch(each -> same(each, line))) {
      return;
    }
    if (first.size() < FIRST) {
      first.add(line);
    } else if (push(last, line, LAST)) {
      skipped++;
    }
  }

  private static boolean same(Line one, Line other) {
    return one.text.equals(other.text);
  }

  /** Whether the oldest one had to go. */
  private static boolean push(Deque<Line> lines, Line line, int most) {
    lines.addLast(line);
    if (lines.size() <= most) {
      return false;
    }
    lines.removeFirst();
    return true;
  }

  private String text() {
    SortedMap<Integer, String> told = new TreeMap<>();
    first.forEach(line -> told.put(line.number, line.text));
    last.forEach(line -> told.put(line.number, line.text));
    if (skipped > 0) {
      told.merge(
          last.getFirst().number,
          "(%d more lines like these)".formatted(skipped),
          (line, note) -> note + "\n" + line);
    }
    ending.stream()
        .skip(told.isEmpty() ? 0 : Math.max(0, ending.size() - ENDING))
        .filter(line -> first.stream().noneMatch(each -> same(each, line)))
        .forEach(line -> told.putIfAbsent(line.number, line.text));
    return told.isEmpty() ? "" : bounded(List.copyOf(told.values()));
  }

  /** Long lines are shortened rather than left out: each tells something. */
  private static String bounded(List<String> lines) {
    String whole = String.join("\n", lines);
    if (whole.length() <= ALL) {
      return whole;
    }
    int each = Math.max(40, (ALL - lines.size()) / lines.size());
    return String.join("\n", lines.stream().map(line -> Visible.shortened(line, each)).toList());
  }
}
