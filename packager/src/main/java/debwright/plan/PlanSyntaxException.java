package debwright.plan;

import java.util.List;

/** A plan file that is not understood; the message has one line for each problem, in file order. */
public final class PlanSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems each says file, line, what was expected and what was found; at least one
   */
  PlanSyntaxException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
