package debwright.delivery;

import debwright.fault.Explained;

/** Something that cannot be done as things stand, or that the one who asks may not do. */
public final class DeliveryException extends Exception implements Explained {
  private static final long serialVersionUID = 1;

  /** What a caller can do about it. */
  public enum Kind {
    /** There is no such thing. */
    UNKNOWN,
    /** The one who asks may not. */
    FORBIDDEN,
    /** It makes no sense as things stand. */
    REFUSED
  }

  private final Kind kind;
  private final String explanation;
  private final String hint;

  public DeliveryException(Kind kind, String message, String hint) {
    super(message);
    this.kind = kind;
    this.explanation = message;
    this.hint = hint;
  }

  public Kind kind() {
    return kind;
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
