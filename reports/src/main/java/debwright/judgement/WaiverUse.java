package debwright.judgement;

/**
 * What became of one waiver or acceptance.
 *
 * @param id as its file has it
 * @param reason why someone accepts the difference
 * @param owner who answers for it
 * @param expires the last day on which it holds, as {@code 2026-01-31}
 * @param state what it did
 * @param matches how many differences it matches
 * @param text what is to be known of it, one sentence
 */
public record WaiverUse(
    String id, String reason, String owner, String expires, State state, int matches, String text) {

  /** What a waiver did. */
  public enum State {
    USED("used"),
    /** It matches nothing: the change is deployed, or gone. */
    STALE("stale"),
    /** It is not as a waiver must be, which fails the verdict. */
    FAULTY("faulty");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
