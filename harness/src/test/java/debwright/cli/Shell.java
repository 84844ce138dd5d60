package debwright.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands as a person would, and keeps what they see. */
final class Shell {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console;

  private Shell(Console.Terminal terminal, Map<String, String> environment) {
    console = new Console(new PrintWriter(out), new PrintWriter(err), terminal, environment);
  }

  /** Output goes to files or pipes. */
  static Shell piped() {
    return new Shell(new Console.Terminal(false, false), Map.of());
  }

  /** The same, with a cache of its own. */
  static Shell piped(Path cache) {
    return new Shell(
        new Console.Terminal(false, false), Map.of("DEBWRIGHT_CACHE", cache.toString()));
  }

  /** The same, with variables. */
  static Shell piped(Map<String, String> environment) {
    return new Shell(new Console.Terminal(false, false), environment);
  }

  /** A person looks at both streams. */
  static Shell terminal(Map<String, String> environment) {
    return new Shell(new Console.Terminal(true, true), environment);
  }

  int run(String... args) {
    return Main.run(args, console);
  }

  Console console() {
    return console;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
