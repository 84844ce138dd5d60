package debwright.facts;

import java.util.List;

/** Facts that can't be used. Each problem says file, line, what was expected and what was found. */
public final class FactsException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 20;

  /**
   * @param problems at least one, in the order of the files
   */
  FactsException(List<String> problems) {
    super(text(problems));
  }

  static FactsException at(String file, int line, String expected, String found) {
    String place = line > 0 ? "%s:%d".formatted(file, line) : file;
    return new FactsException(
        List.of("%s: expected %s, found %s".formatted(place, expected, found)));
  }

  private static String text(List<String> problems) {
    int more = problems.size() - MOST_SHOWN;
    String shown = String.join("\n", problems.subList(0, Math.min(MOST_SHOWN, problems.size())));
    return more > 0 ? "%s\nand %d more".formatted(shown, more) : shown;
  }

  /** What to do about it. */
  public String hint() {
    return "docs/index-format.md says which files a folder of facts has, and which columns";
  }
}
