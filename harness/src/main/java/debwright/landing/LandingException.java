package debwright.landing;

import debwright.fault.Explained;

/** A preview that cannot be tried. */
public final class LandingException extends Exception implements Explained {
  private static final long serialVersionUID = 1;

  private final boolean blames;
  private final String explanation;
  private final String hint;

  /**
   * One that cannot.
   *
   * @param blames whether the change is to blame, not the machine
   */
  public LandingException(boolean blames, String message, String hint) {
    super(message);
    this.blames = blames;
    this.explanation = message;
    this.hint = hint;
  }

  /** Whether the change is to blame, not the machine. */
  public boolean blames() {
    return blames;
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
