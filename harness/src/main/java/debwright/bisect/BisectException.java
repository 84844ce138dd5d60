package debwright.bisect;

/** A search that makes no sense: there is no such item, or an end of the history is unusable. */
public final class BisectException extends Exception {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String said;
  private final String hint;

  BisectException(String message, String said, String hint) {
    super(message);
    this.explanation = message;
    this.said = said;
    this.hint = hint;
  }

  /** The message, never null. */
  public String explanation() {
    return explanation;
  }

  /** What a command wrote before it failed: several lines, or empty. */
  public String said() {
    return said;
  }

  /** What may help, in one line, or empty. */
  public String hint() {
    return hint;
  }
}
