package debwright.speed;

/** A measurement that was asked for and makes no sense. */
public final class SpeedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String hint;

  /** What is wrong, and what may help: one line, or empty. */
  public SpeedException(String message, String hint) {
    super(message);
    this.explanation = message;
    this.hint = hint;
  }

  /** The message, never null. */
  public String explanation() {
    return explanation;
  }

  /** What may help, in one line, or empty. */
  public String hint() {
    return hint;
  }
}
