package debwright.worker;

/** A request that is not in the protocol; the message says what was expected and found. */
final class RequestException extends Exception {
  private static final long serialVersionUID = 1L;

  RequestException(String message) {
    super(message);
  }
}
