package debwright.mutants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command is asked.
 *
 * @param mutants how many that differ
 * @param revisions how many that change nothing, at least
 * @param seed of all choices
 * @param selections of the corpora
 * @param output where everything goes
 * @param keep whether runs stay
 * @param home the repository
 */
record Options(
    int mutants,
    int revisions,
    long seed,
    List<Selection> selections,
    Path output,
    boolean keep,
    Path home) {

  /** As on the command line, in the repository's root. */
  static Options of(String... arguments) {
    int mutants = 200;
    int revisions = 50;
    long seed = 1;
    List<Selection> selections = new ArrayList<>();
    Path output = Path.of("harness/target/mutants");
    boolean keep = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "-n" -> mutants = Integer.parseInt(arguments[++i]);
        case "--revisions" -> revisions = Integer.parseInt(arguments[++i]);
        case "--seed" -> seed = Long.parseLong(arguments[++i]);
        case "--corpus" -> selections.add(Selection.of(arguments[++i]));
        case "-o" -> output = Path.of(arguments[++i]);
        case "--keep" -> keep = true;
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    return new Options(
        mutants,
        revisions,
        seed,
        selections.isEmpty() ? Selection.USUAL : selections,
        output.toAbsolutePath(),
        keep,
        Path.of("").toAbsolutePath());
  }
}
