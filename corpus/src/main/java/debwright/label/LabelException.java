package debwright.label;

/** No label could be made; the hint says what helps. */
public final class LabelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  public LabelException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** What helps. */
  public String hint() {
    return hint;
  }
}
