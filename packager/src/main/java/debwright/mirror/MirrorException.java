package debwright.mirror;

/** An archive that an index can't be built from; the message says where and what. */
public final class MirrorException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** It has no such file, or does not let us have it. */
    NOT_FOUND,
    /** It does not answer, or not with what was asked for. */
    UNREACHABLE,
    /** What it gives is not what it says that it gives, or no such archive. */
    REFUSED,
    /** Another process builds the same index. */
    BUSY,
    /** No archive was named, and the system knows none. */
    NO_SOURCE
  }

  private final Reason reason;
  private final String hint;

  MirrorException(Reason reason, String message, String hint) {
    super(message);
    this.reason = reason;
    this.hint = hint;
  }

  static MirrorException refused(String where, String expected, String found) {
    return new MirrorException(
        Reason.REFUSED,
        "%s: expected %s, found %s".formatted(where, expected, found),
        "the mirror may be in the middle of an update, or something on the way changes files: try again later, or another mirror");
  }

  static MirrorException unreachable(String where, String why) {
    return new MirrorException(
        Reason.UNREACHABLE,
        "%s: %s".formatted(where, why),
        "what was fetched is kept: run it again to go on");
  }

  static MirrorException notFound(String where, String why) {
    return new MirrorException(
        Reason.NOT_FOUND,
        "%s: %s".formatted(where, why),
        "the URL of an archive ends above its folder dists/");
  }

  public Reason reason() {
    return reason;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
