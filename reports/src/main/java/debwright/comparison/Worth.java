package debwright.comparison;

/** What the label says of a change. */
public enum Worth {
  WORSE("worse"),
  BETTER("better"),
  /** Stricter than the label, or beside it. */
  NEUTRAL("neutral"),
  /** There is no label, or it says nothing of this. */
  UNLABELLED("no label");

  private final String word;

  Worth(String word) {
    this.word = word;
  }

  /** The stable text form. */
  public String word() {
    return word;
  }

  static Worth of(Step step) {
    return switch (step) {
      case WORSE -> WORSE;
      case BETTER -> BETTER;
      case NEUTRAL -> NEUTRAL;
      case NONE -> UNLABELLED;
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
