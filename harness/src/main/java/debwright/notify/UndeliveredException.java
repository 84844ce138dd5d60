package debwright.notify;

/** A channel did not take a notice. The message says which, and what it answered; no secrets. */
public final class UndeliveredException extends Exception {
  private static final long serialVersionUID = 1;

  UndeliveredException(String message) {
    super(message);
  }

  UndeliveredException(String message, Throwable cause) {
    super(message, cause);
  }
}
