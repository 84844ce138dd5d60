package debwright.gate;

import debwright.fault.Explained;
import debwright.yaml.YamlProblem;
import java.util.List;

/** A project file that is not as it should be; all its problems at once. */
public final class ProjectFileException extends Exception implements Explained {
  private static final long serialVersionUID = 1;

  private final List<Problem> problems;

  /**
   * One thing that is wrong.
   *
   * @param message file and line, what was expected and what was found
   * @param hint what may help, or empty
   */
  public record Problem(String message, String hint) implements java.io.Serializable {}

  public ProjectFileException(List<Problem> problems) {
    super(String.join("\n", problems.stream().map(Problem::message).toList()));
    this.problems = List.copyOf(problems);
  }

  /** Of what is wrong in a section that has a reader of its own. */
  public static ProjectFileException of(List<YamlProblem> problems) {
    return new ProjectFileException(
        problems.stream().map(each -> new Problem(each.message(), each.hint())).toList());
  }

  /** What is wrong, in the order of lines. */
  public List<Problem> problems() {
    return problems;
  }

  /** The first hint that there is, or empty. */
  @Override
  public String hint() {
    return problems.stream().map(Problem::hint).filter(h -> !h.isEmpty()).findFirst().orElse("");
  }

  @Override
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
