package debwright.sarif;

import debwright.comparison.Difference;
import debwright.comparison.Severity;
import debwright.comparison.Share;

/** How loud a result is (SARIF 2.1.0, 3.27.10). */
enum Level {
  ERROR("error", "error"),
  WARNING("warning", "warning"),
  NOTE("note", "recommendation"),
  /** No problem: it is of another kind than {@code fail}. */
  NONE("none", "recommendation");

  private final String word;
  private final String problem;

  Level(String word, String problem) {
    this.word = word;
    this.problem = problem;
  }

  String word() {
    return word;
  }

  /** GitHub's word for it in a rule's {@code problem.severity}. */
  String problem() {
    return problem;
  }

  /** What is waived is accepted, and so no longer loud. */
  static Level of(Difference difference) {
    if (!difference.waiver().isEmpty()) {
      return NOTE;
    }
    return difference.category().share() == Share.UNKNOWN
        ? WARNING
        : of(difference.severity(), BaselineState.of(difference.category()));
  }

  static Level of(Severity severity, BaselineState state) {
    return switch (severity) {
      case S0, S1, S2 -> ERROR;
      case S3 -> WARNING;
      case S4 -> NOTE;
      case NONE -> state == BaselineState.ABSENT ? NONE : NOTE;
    };
  }
}
