package debwright.plan;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects what is wrong with a plan file, so that a person learns all of it at once. */
final class PlanProblems {
  private static final int MOST = 1000;

  private final String file;
  private final TreeSet<Problem> found =
      new TreeSet<>(Comparator.comparing(Problem::line).thenComparing(Problem::text));

  private record Problem(int line, String text) {}

  /**
   * @param file its name, for the messages
   */
  PlanProblems(String file) {
    this.file = file;
  }

  void add(int line, String text) {
    if (found.size() < MOST) {
      found.add(new Problem(line, Shown.line(text)));
    }
  }

  void add(JsonValue value, String where, String expected) {
    add(value.line(), "%s: expected %s, found %s".formatted(where, expected, value.shown()));
  }

  void raise() throws PlanSyntaxException {
    if (!found.isEmpty()) {
      List<String> texts =
          found.stream().map(each -> file + ":" + each.line() + ": " + each.text()).toList();
      throw new PlanSyntaxException(texts);
    }
  }
}
