package debwright.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects what is wrong with a plan file, so that a person learns all of it at once. */
final class PlanProblems {
  private static final int MOST = 1000;

  /** As many as a person reads; what else there is comes up once these are mended. */
  private static final int MOST_TOLD = 40;

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
      List<String> texts = new ArrayList<>();
      found.stream()
          .limit(MOST_TOLD)
          .forEach(each -> texts.add(file + ":" + each.line() + ": " + each.text()));
      if (found.size() > MOST_TOLD) {
        texts.add("%s: and %d more".formatted(file, found.size() - MOST_TOLD));
      }
      throw new PlanSyntaxException(texts);
    }
  }
}
