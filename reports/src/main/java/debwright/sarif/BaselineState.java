package debwright.sarif;

import debwright.comparison.Category;

/** How a result stands to the baseline (SARIF 2.1.0, 3.27.24). */
enum BaselineState {
  NEW("new"),
  UNCHANGED("unchanged"),
  UPDATED("updated"),
  /** The baseline had it, the candidate no longer has. */
  ABSENT("absent");

  private final String word;

  BaselineState(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static BaselineState of(Category category) {
    return switch (category) {
      case ADDED_FAIL,
          REMOVED,
          INPUT_CHANGED,
          UNKNOWN,
          REGRESSED,
          CHANGED_WORSE,
          CHANGED_NEUTRAL,
          CHANGED_UNLABELLED,
          FLAKY_HEAD ->
          NEW;
      case PROGRESSED, WORSENED, FAILURE_CHANGED, COSMETIC, UNREPRODUCED -> UPDATED;
      case SAME_FAIL, FLAKY_BASE -> UNCHANGED;
      case ADDED_OK, SAME_OK, FIXED, IMPROVED, CHANGED_BETTER -> ABSENT;
    };
  }
}
