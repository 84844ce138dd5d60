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
import java.util.regex.Pattern;

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

  private final List<String> first = new ArrayList<>();
  private final Deque<String> last = new ArrayDeque<>();
  private final Deque<String> ending = new ArrayDeque<>();
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

  private void add(String line) {
    if (line.isBlank() || Sign.isNoise(line)) {
      return;
    }
    push(ending, line, ALONE);
    Optional<Sign> sign = Sign.of(line);
    if (sign.isPresent()) {
      following = sign.get().following();
      tell(line);
    } else if (following > 0) {
      following--;
      tell(line);
    }
  }

  private void tell(String line) {
    if (first.contains(line) || last.contains(line)) {
      return;
    }
    if (first.size() < FIRST) {
      first.add(line);
    } else if (push(last, line, LAST)) {
      skipped++;
    }
  }

  /** Whether the oldest one had to go. */
  private static boolean push(Deque<String> lines, String line, int most) {
    lines.addLast(line);
    if (lines.size() <= most) {
      return false;
    }
    lines.removeFirst();
    return true;
  }

  private String text() {
    List<String> told = new ArrayList<>(first);
    if (skipped > 0) {
      told.add("(%d more lines like these)".formatted(skipped));
    }
    told.addAll(last);
    List<String> end = new ArrayList<>(ending);
    if (!told.isEmpty()) {
      end = end.subList(Math.max(0, end.size() - ENDING), end.size());
    }
    end.stream().filter(line -> !told.contains(line)).forEach(told::add);
    return bounded(told);
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
