package debwright.gate;

/** A gate that was asked for something that makes no sense, or that is not there. */
public final class GateException extends Exception {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String hint;

  /** What is wrong, and what may help: one line, or empty. */
  public GateException(String message, String hint) {
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
