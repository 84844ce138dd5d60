package debwright.experiment;

import debwright.comparison.Category;
import debwright.comparison.Difference;
import debwright.comparison.Share;
import debwright.result.ItemResult;
import java.util.EnumSet;
import java.util.Set;

/** What became of one item from A to B: each has exactly one. */
public enum Turn {
  LOST("lost", "A right, B wrong"),
  GAINED("gained", "A wrong, B right"),
  FARTHER("farther", "wrong by both, B farther from the label"),
  NEARER("nearer", "wrong by both, B nearer to the label"),
  OTHERWISE("otherwise", "wrong by both, in another way"),
  UNLABELLED("unlabelled", "changed, and no label says which is right"),
  UNKNOWN("unknown", "a side without a conclusive outcome"),
  SAME("same", "same by both");

  private static final Set<Category> NEARLY_SAME =
      EnumSet.of(Category.SAME_OK, Category.SAME_FAIL, Category.COSMETIC);

  private final String code;
  private final String meaning;

  Turn(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  static Turn of(Difference difference) {
    if (difference.category().share() == Share.UNKNOWN) {
      return UNKNOWN;
    }
    ItemResult a = difference.base().orElseThrow();
    ItemResult b = difference.candidate().orElseThrow();
    if (a.score().isEmpty()) {
      return NEARLY_SAME.contains(difference.category()) ? SAME : UNLABELLED;
    }
    if (right(a) != right(b)) {
      return right(b) ? GAINED : LOST;
    }
    return right(a) || NEARLY_SAME.contains(difference.category()) ? SAME : wrong(difference);
  }

  private static Turn wrong(Difference difference) {
    return switch (difference.category()) {
      case FIXED, PROGRESSED, IMPROVED, CHANGED_BETTER -> NEARER;
      case REGRESSED, WORSENED, CHANGED_WORSE, REMOVED -> FARTHER;
      case ADDED_OK,
          ADDED_FAIL,
          INPUT_CHANGED,
          UNKNOWN,
          FAILURE_CHANGED,
          SAME_FAIL,
          SAME_OK,
          CHANGED_NEUTRAL,
          CHANGED_UNLABELLED,
          COSMETIC,
          FLAKY_BASE,
          FLAKY_HEAD,
          UNREPRODUCED ->
          OTHERWISE;
    };
  }

  /** Whether the label is met: an item that fails meets none. */
  static boolean right(ItemResult result) {
    return result.passes() && result.score().map(ItemResult.Score::exact).orElse(false);
  }

  /** The stable text form. */
  public String code() {
    return code;
  }

  /** In a few words for a person. */
  public String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return code;
  }
}
