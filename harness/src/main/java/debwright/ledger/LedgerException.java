package debwright.ledger;

import debwright.fault.Explained;

/** A ledger that cannot be read or written: an object or event of it is not as it should be. */
public final class LedgerException extends Exception implements Explained {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String hint;

  /** What is wrong and where, and what may help: one line, or empty. */
  LedgerException(String message, String hint) {
    super(message);
    this.explanation = message;
    this.hint = hint;
  }

  LedgerException(String message, String hint, Throwable cause) {
    super(message, cause);
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
