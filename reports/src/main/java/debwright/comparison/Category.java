package debwright.comparison;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of one item between two runs: each has exactly one. */
public enum Category {
  ADDED_OK("added-ok", Share.CHANGED, "only in the candidate, passes"),
  ADDED_FAIL("added-fail", Share.CHANGED, "only in the candidate, fails"),
  REMOVED("removed", Share.REGRESSED, "only in the baseline"),
  INPUT_CHANGED("input-changed", Share.UNKNOWN, "another input under the same id"),
  UNKNOWN("unknown", Share.UNKNOWN, "a side without a conclusive outcome"),
  REGRESSED("regressed", Share.REGRESSED, "crashes, fails or degrades, and did not before"),
  FIXED("fixed", Share.FIXED, "failed before, passes now"),
  PROGRESSED("progressed", Share.CHANGED, "fails, but at a later stage"),
  WORSENED("worsened", Share.CHANGED, "fails at an earlier stage"),
  FAILURE_CHANGED("failure-changed", Share.CHANGED, "fails otherwise at the same stage"),
  SAME_FAIL("same-fail", Share.SAME, "fails as before"),
  SAME_OK("same-ok", Share.SAME, "passes as before"),
  IMPROVED("improved", Share.CHANGED, "was degraded, no longer is"),
  CHANGED_BETTER("changed-better", Share.CHANGED, "other Depends, nearer to the label"),
  CHANGED_WORSE("changed-worse", Share.REGRESSED, "other Depends, further from the label"),
  CHANGED_NEUTRAL("changed-neutral", Share.CHANGED, "other Depends, stricter or beside the label"),
  CHANGED_UNLABELLED(
      "changed-unlabelled", Share.REGRESSED, "other Depends, and no label says which is right"),
  COSMETIC("cosmetic", Share.CHANGED, "same Depends, other plan"),
  FLAKY_BASE("flaky-base", Share.CHANGED, "the baseline answers now this way, now that"),
  FLAKY_HEAD("flaky-head", Share.REGRESSED, "the candidate answers now this way, now that"),
  UNREPRODUCED("unreproduced", Share.CHANGED, "hit a limit once, and not when asked again");

  private static final Map<String, Category> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Category::code, Function.identity()));

  private final String code;
  private final Share share;
  private final String meaning;

  Category(String code, Share share, String meaning) {
    this.code = code;
    this.share = share;
    this.meaning = meaning;
  }

  /** The stable text form, such as {@code changed-worse}. */
  public String code() {
    return code;
  }

  /** The part of the totals that it belongs to. */
  public Share share() {
    return share;
  }

  /** In a few words for a person. */
  public String meaning() {
    return meaning;
  }

  /** The category of that code, or empty for an unknown one. */
  public static Optional<Category> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  @Override
  public String toString() {
    return code;
  }
}
