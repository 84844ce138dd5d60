package debwright.users;

/**
 * A bundle or a table of reports that is not as it should be, or an app that cannot be reported.
 */
public final class UserReportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  UserReportException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** What may help, or empty. */
  public String hint() {
    return hint;
  }
}
