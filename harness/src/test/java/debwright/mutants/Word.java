package debwright.mutants;

import debwright.comparison.Category;
import java.util.Locale;

/** What became of one item, in the plain diff's words. */
enum Word {
  SAME,
  COSMETIC,
  BETTER,
  NEUTRAL,
  UNKNOWN,
  UNEXPLAINED,
  WORSE;

  boolean gates() {
    return this == WORSE || this == UNEXPLAINED;
  }

  static Word of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The gate's word in the plain diff's. */
  static Word of(Category category) {
    return switch (category) {
      case REGRESSED, REMOVED, CHANGED_WORSE, FLAKY_HEAD -> WORSE;
      case CHANGED_UNLABELLED -> UNEXPLAINED;
      case UNKNOWN, INPUT_CHANGED -> UNKNOWN;
      case ADDED_OK, FIXED, PROGRESSED, IMPROVED, CHANGED_BETTER -> BETTER;
      case ADDED_FAIL, WORSENED, FAILURE_CHANGED, CHANGED_NEUTRAL -> NEUTRAL;
      case COSMETIC, FLAKY_BASE, UNREPRODUCED -> COSMETIC;
      case SAME_FAIL, SAME_OK -> SAME;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
