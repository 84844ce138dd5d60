package debwright.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A manifest that is not in its format; the message has a line for each problem. */
public final class ManifestException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * One thing that is wrong.
   *
   * @param line in the manifest, from 1
   * @param message what was expected and found
   */
  public record Problem(int line, String message) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
      return line != other.line
          ? Integer.compare(line, other.line)
          : message.compareTo(other.message);
    }
  }

  private final transient List<Problem> problems;

  ManifestException(Path manifest, List<Problem> problems) {
    super(message(manifest, problems));
    this.problems = problems.stream().sorted().toList();
  }

  /** Sorted by line, then message. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(Path manifest, List<Problem> problems) {
    return problems.stream()
        .sorted()
        .map(problem -> "%s:%d: %s".formatted(manifest, problem.line(), problem.message()))
        .collect(Collectors.joining("\n"));
  }
}
