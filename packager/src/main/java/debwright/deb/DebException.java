package debwright.deb;

import debwright.plan.Outcome;
import java.util.List;

/**
 * A plan that makes no package: a field, a path or a script that Debian's tools would refuse, or
 * that the app does not have. Its problems are found together; the message has one line for each.
 */
public final class DebException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems each says where, what was expected and what was found; at least one
   */
  DebException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }

  /** LAYOUT. */
  public Outcome outcome() {
    return Outcome.LAYOUT;
  }

  /** What the user can do about it. */
  public String hint() {
    return "change these places of the plan";
  }
}
