package debwright.policy;

import java.util.List;

/** A policy file that can't be followed; a line for each problem, with its place in the file. */
public final class PolicyException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 20;

  /**
   * @param problems at least one, in the order of the file
   */
  PolicyException(List<String> problems) {
    super(text(problems));
  }

  private static String text(List<String> problems) {
    int more = problems.size() - MOST_SHOWN;
    String shown = String.join("\n", problems.subList(0, Math.min(MOST_SHOWN, problems.size())));
    return more > 0 ? "%s\nand %d more".formatted(shown, more) : shown;
  }

  /** What to do about it. */
  public String hint() {
    return "a line is a library, a package and, if it is for one release only, that, such as 'libblas.so.3 libopenblas0-pthread'; debwright index lookup tells who ships a library";
  }
}
