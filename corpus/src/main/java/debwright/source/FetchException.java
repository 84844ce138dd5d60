package debwright.source;

/** Bytes that could not be had; the reason tells apart what a caller can do about it. */
public final class FetchException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The archive answers, and does not have that version (any more). */
    MISSING_VERSION("add the version that the archive has now, or name a --mirror that keeps it"),
    /** The server answers, and has no such file (any more). */
    MISSING_URL("give the item another URL, or take it out of the manifest"),
    /** The archive does not answer, or not with what it signed. */
    NETWORK(
        "check the network and where apt, npm or Maven are told to fetch from, or name another --mirror"),
    /** The bytes are others than the manifest says. */
    DIGEST_MISMATCH("the item in the manifest is wrong, or the archive changed it under its name"),
    /** The record of what was fetched before is damaged. */
    BAD_LOCK("remove the file: what is fetched next begins a new one"),
    /** A file of the corpus is not there. */
    MISSING_FILE("restore the file beside the manifest"),
    /** The system's apt has no source for that suite. */
    NO_SOURCES("name the archive with --mirror URL"),
    /** A program that is needed is not installed. */
    NO_TOOL(
        "packages of archives need apt, or else --mirror URL; those of npm and Maven need npm and mvn"),
    /** Items of this source can't be fetched by this version. */
    UNSUPPORTED("take the file once and list it as source 'file'");

    private final String hint;

    Reason(String hint) {
      this.hint = hint;
    }
  }

  private final Reason reason;

  public FetchException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why the bytes could not be had. */
  public Reason reason() {
    return reason;
  }

  /** What helps. */
  public String hint() {
    return reason.hint;
  }
}
