package debwright.gate;

import debwright.fault.Explained;

/** A gate that was asked for something that makes no sense, or that is not there. */
public final class GateException extends Exception implements Explained {
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
  @Override
  public String explanation() {
    return explanation;
  }

  /** What may help, in one line, or empty. */
  @Override
  public String hint() {
    return hint;
  }
}
