package debwright.run;

/** Runs that are not the parts of one. */
public final class MergeException extends Exception {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String hint;

  MergeException(String message, String hint) {
    super(message);
    this.explanation = message;
    this.hint = hint;
  }

  /** The message, never null. */
  public String explanation() {
    return explanation;
  }

  /** What may help, in one line. */
  public String hint() {
    return hint;
  }
}
