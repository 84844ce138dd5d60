package debwright.run;

/** A line that is not what the engine protocol asks for. */
final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1;

  private final String found;

  ProtocolException(String found) {
    super(found);
    this.found = found;
  }

  ProtocolException(String found, Throwable cause) {
    super(found, cause);
    this.found = found;
  }

  /** What was expected and found, to stand after "the worker". */
  String found() {
    return found;
  }
}
