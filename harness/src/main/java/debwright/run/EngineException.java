package debwright.run;

import debwright.fault.Explained;

/**
 * An engine that cannot be driven at all: it is not built, does not start, speaks otherwise, or has
 * no machine to run on.
 */
public final class EngineException extends Exception implements Explained {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String said;
  private final String hint;

  /**
   * An engine's failure.
   *
   * @param message which engine, which command, and what went wrong
   * @param said the end of what the command wrote, several lines or empty
   * @param hint what may help, one line or empty
   */
  public EngineException(String message, String said, String hint) {
    super(message);
    this.explanation = message;
    this.said = said;
    this.hint = hint;
  }

  /** The message, never null. */
  @Override
  public String explanation() {
    return explanation;
  }

  /** The end of what the command wrote: several lines, or empty. */
  public String said() {
    return said;
  }

  /** What may help, in one line, or empty. */
  @Override
  public String hint() {
    return hint;
  }
}
