package debwright.cli;

import debwright.cli.DepsCommand.Format;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call that can be understood at a glance: {@code deps [--each] PATH... [--format F] [--release
 * R]...}. To set up picocli takes longer than such a command does; it gets all other calls, and
 * those that are wrong in any way, so that every complaint is its.
 *
 * @param each whether every path is an app of its own
 * @param paths of the app, one or more
 * @param releases as they were named
 * @param format if one was named
 */
record PlainCall(boolean each, List<Path> paths, List<String> releases, Optional<Format> format) {
  private static final String EACH = "--each";

  PlainCall {
    paths = List.copyOf(paths);
    releases = List.copyOf(releases);
  }

  /** The command that is called, or empty where the call takes a parser. */
  static Optional<Command> of(String[] args, Console console) {
    return read(args).map(call -> new DepsCommand(console, call));
  }

  static Optional<PlainCall> read(String[] args) {
    if (args.length < 2 || !args[0].equals("deps")) {
      return Optional.empty();
    }
    Words words = new Words();
    List<String> apart = apart(args);
    for (int i = 1; i < apart.size(); i++) {
      String word = apart.get(i);
      boolean understood;
      if (word.equals(EACH)) {
        understood = words.each();
      } else if (isPlain(word)) {
        understood = words.path(word);
      } else {
        understood =
            i + 1 < apart.size() && isPlain(apart.get(i + 1)) && words.option(word, apart.get(++i));
      }
      if (!understood) {
        return Optional.empty();
      }
    }
    return words.call();
  }

  /** With {@code --name=value} as two words. */
  private static List<String> apart(String[] args) {
    List<String> apart = new ArrayList<>();
    for (String word : args) {
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      if (equals < 0 || word.startsWith(EACH + "=")) {
        apart.add(word);
      } else {
        apart.add(word.substring(0, equals));
        apart.add(word.substring(equals + 1));
      }
    }
    return apart;
  }

  // Picocli takes @FILE for a file of arguments.
  private static boolean isPlain(String word) {
    return !word.isEmpty() && word.charAt(0) != '-' && word.charAt(0) != '@';
  }

  /** What was understood so far. */
  private static final class Words {
    private boolean each;
    private final List<Path> paths = new ArrayList<>();
    private final List<String> releases = new ArrayList<>();
    private Optional<Format> format = Optional.empty();

    /** Once only. */
    boolean each() {
      boolean first = !each;
      each = true;
      return first;
    }

    boolean path(String word) {
      try {
        return paths.add(Path.of(word));
      } catch (InvalidPathException e) {
        return false;
      }
    }

    boolean option(String name, String value) {
      if (name.equals("--format") && format.isEmpty()) {
        format = format(value);
        return format.isPresent();
      }
      return name.equals("--release") && releases.add(value);
    }

    private static Optional<Format> format(String value) {
      for (Format each : Format.values()) {
        if (each.name().equalsIgnoreCase(value)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }

    Optional<PlainCall> call() {
      return paths.isEmpty()
          ? Optional.empty()
          : Optional.of(new PlainCall(each, paths, releases, format));
    }
  }
}
