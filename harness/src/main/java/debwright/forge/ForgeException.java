package debwright.forge;

/** A message that is not taken. */
public final class ForgeException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String hint;

  /** Why, for who sends it. */
  public enum Reason {
    /** The signature is missing or wrong. */
    UNSIGNED(401),
    /** Signed, and not as the forge documents it. */
    MALFORMED(400),
    /** Longer than {@link ForgeHook#MAX_BODY}. */
    TOO_BIG(413);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    /** The HTTP status that says so. */
    public int status() {
      return status;
    }
  }

  ForgeException(Reason reason, String message, String hint) {
    super(message);
    this.reason = reason;
    this.hint = hint;
  }

  static ForgeException malformed(String message) {
    return new ForgeException(Reason.MALFORMED, message, "");
  }

  public Reason reason() {
    return reason;
  }

  /** What may help, or empty. */
  public String hint() {
    return hint;
  }
}
