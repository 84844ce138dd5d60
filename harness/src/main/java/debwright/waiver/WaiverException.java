package debwright.waiver;

import debwright.fault.Explained;
import debwright.yaml.YamlProblem;
import java.util.List;

/** A file of waivers that is not as it should be. */
public final class WaiverException extends Exception implements Explained {
  private static final long serialVersionUID = 1;

  private final List<YamlProblem> problems;

  WaiverException(List<YamlProblem> problems) {
    super(String.join("\n", problems.stream().map(YamlProblem::message).toList()));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of lines. */
  public List<YamlProblem> problems() {
    return problems;
  }

  /** The first hint that there is, or empty. */
  @Override
  public String hint() {
    return problems.stream()
        .map(YamlProblem::hint)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Override
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
