package debwright.comparison;

/** How bad a difference is, worst first. */
public enum Severity {
  /**
   * A new crash, a must-pass item that is gone or fails, or an app that turns out to be harmful.
   */
  S0("S0"),
  /** An item that passed fails. */
  S1("S1"),
  /**
   * Degraded, worse Depends, changed Depends that no label can judge, an item taken away, or an
   * answer that is now this, now that.
   */
  S2("S2"),
  /** Worse inside a failure, Depends that differ harmlessly, a new item that fails. */
  S3("S3"),
  /** Cosmetic. */
  S4("S4"),
  /** No harm: same, better, or not known. */
  NONE("");

  private final String code;

  Severity(String code) {
    this.code = code;
  }

  /** The stable text form, empty for {@link #NONE}. */
  public String code() {
    return code;
  }

  /** Whether such a difference stops a landing. */
  public boolean gates() {
    return compareTo(S2) <= 0;
  }

  @Override
  public String toString() {
    return code;
  }
}
