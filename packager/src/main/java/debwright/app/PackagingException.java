package debwright.app;

import debwright.plan.Outcome;

/** An app that no package can be made of. */
public final class PackagingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final String hint;

  /**
   * @param message what, where, expected and found
   * @param hint what helps, or empty text
   */
  public PackagingException(Outcome outcome, String message, String hint) {
    super(message);
    this.outcome = outcome;
    this.hint = hint;
  }

  /** What became of the app. */
  public Outcome outcome() {
    return outcome;
  }

  /** What helps, or empty text. */
  public String hint() {
    return hint;
  }
}
