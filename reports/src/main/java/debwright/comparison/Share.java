package debwright.comparison;

/**
 * The five parts into which all items of a comparison fall, in the order in which they are shown.
 */
public enum Share {
  /** Everything that gates, S0 to S2. */
  REGRESSED("regressed"),
  /** Not known: a side without a conclusive outcome, or another input. */
  UNKNOWN("unknown"),
  /** Failed before, passes now. */
  FIXED("fixed"),
  /** Every other difference, for better or worse: none of them gates. */
  CHANGED("changed"),
  SAME("same");

  private final String word;

  Share(String word) {
    this.word = word;
  }

  /** The stable text form. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
