package debwright.label;

import debwright.source.Command;
import debwright.source.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Steps that must succeed for a label to be right. */
final class Steps {
  private Steps() {}

  /** Runs a program that must end well, and returns what it printed. */
  static String run(Command command) throws IOException, LabelException {
    return checked(command, command.run()).out();
  }

  /** Runs a program that must end well, its output in a file. */
  static void run(Command command, Path output) throws IOException, LabelException {
    checked(command, command.run(output));
  }

  private static Result checked(Command command, Result result) throws LabelException {
    if (!result.ok()) {
      throw new LabelException(
          "%s: %s".formatted(command.words().get(0), result.complaint()),
          "run it by hand: " + String.join(" ", command.words()));
    }
    return result;
  }

  /** Removes a folder and all that is in it, where it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
