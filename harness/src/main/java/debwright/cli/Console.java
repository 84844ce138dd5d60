package debwright.cli;

import debwright.corpus.CacheFolder;
import debwright.index.Indexes;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The terminal, or what stands in for it: data goes to {@link #out}, talk to {@link #err}.
 *
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param terminal which of the two a person looks at
 * @param environment the process's variables
 */
record Console(
    PrintWriter out, PrintWriter err, Terminal terminal, Map<String, String> environment) {

  /** Which streams are terminals. */
  record Terminal(boolean out, boolean err) {
    /**
     * Reads what the launcher found out, since Java 17 cannot tell for one stream alone.
     *
     * @param streams {@code out}, {@code err}, both with a comma between, or empty
     */
    static Terminal of(String streams) {
      return new Terminal(streams.contains("out"), streams.contains("err"));
    }
  }

  Console {
    environment = Map.copyOf(environment);
  }

  static Console of(
      PrintStream out, PrintStream err, String terminal, Map<String, String> environment) {
    return new Console(utf8(out), utf8(err), Terminal.of(terminal), environment);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }

  /** Whether text for people on standard output is coloured. */
  boolean colours(ColorMode mode) {
    return mode.colours(terminal.out() && !plain());
  }

  /** Whether a line on standard error may be rewritten in place. */
  boolean rewrites() {
    return terminal.err() && !isDumb();
  }

  /** Columns of the terminal, 100 where that is not known; at least 40. */
  int columns() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : 100;
  }

  /** A variable of the environment that is not empty. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Where things are kept that can be had again. */
  Path cache() {
    String own = environment.getOrDefault("DEBWRIGHT_CACHE", "");
    return own.isEmpty() ? CacheFolder.standard() : Path.of(own).toAbsolutePath();
  }

  /** The indexes that the user built, and those built in. */
  Indexes indexes() {
    return new Indexes(cache().resolve("index"), cache());
  }

  private boolean plain() {
    return isDumb() || !environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  private boolean isDumb() {
    return environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Says something to the person, at once. */
  void say(String line) {
    err.println(line);
    err.flush();
  }

  /** Whether all that was written so far got out. */
  boolean delivered() {
    err.flush();
    return !out.checkError();
  }
}
