package debwright.ledger;

/**
 * What came of asking another repository for its ledger, or of giving it this one.
 *
 * @param result what happened
 * @param remote whom
 * @param said git's own words where it failed, else empty
 */
public record Exchange(Result result, String remote, String said) {

  /** What happened. */
  public enum Result {
    /** There was something new. */
    NEWS,
    /** Both have the same, or this one has more. */
    NOTHING_NEW,
    /** There is no ledger at all. */
    NO_LEDGER,
    /** The other repository could not be reached, or refused. */
    UNREACHABLE
  }

  /** For people, such as {@code origin cannot be reached: …}. */
  public String text() {
    return switch (result) {
      case NEWS -> "the ledger of " + remote + " had news";
      case NOTHING_NEW -> "the ledger of " + remote + " has nothing new";
      case NO_LEDGER -> "no ledger at " + remote;
      case UNREACHABLE -> "the ledger of " + remote + " cannot be had: " + said;
    };
  }
}
