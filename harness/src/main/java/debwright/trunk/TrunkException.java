package debwright.trunk;

import debwright.fault.Explained;

/** A repository, a revision or an engine's description that is not there or not usable. */
public final class TrunkException extends Exception implements Explained {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String hint;

  public TrunkException(String message, String hint) {
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
