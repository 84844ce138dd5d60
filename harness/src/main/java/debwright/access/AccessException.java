package debwright.access;

/** Tokens that cannot be read, or one that cannot be given. */
public final class AccessException extends Exception {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String hint;

  AccessException(String explanation, String hint) {
    super(explanation);
    this.explanation = explanation;
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
