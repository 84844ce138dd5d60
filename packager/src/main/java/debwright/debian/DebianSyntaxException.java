package debwright.debian;

/**
 * Text that is not in the Debian format that it should be in; the message says what was expected
 * and found.
 */
public final class DebianSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  public DebianSyntaxException(String message) {
    super(message);
  }
}
