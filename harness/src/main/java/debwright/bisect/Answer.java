package debwright.bisect;

import debwright.result.ItemKey;
import debwright.trunk.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What the search says of one item.
 *
 * @param certainty how sure it is
 * @param before what the older engine makes of it, or empty where nothing is known
 * @param after what the newer one does
 * @param culprits the first revision that does otherwise; several, oldest first, where those
 *     between cannot be told apart, and none where nothing changed
 * @param parent the revision that the first of them landed on
 * @param probes how many engines were looked at for it
 * @param several whether it changed more than once, of which this is one place
 * @param note what a person should know, or empty
 */
public record Answer(
    ItemKey item,
    Certainty certainty,
    Optional<Signature> before,
    Optional<Signature> after,
    List<Revision> culprits,
    Optional<Revision> parent,
    int probes,
    boolean several,
    String note) {

  /** How sure an answer is. */
  public enum Certainty {
    /** Parent and culprit were asked again, and did the same. */
    CONFIRMED("confirmed"),
    /** It is one of several, since those between do not build or say nothing. */
    RANGE("range"),
    /** Asked again, parent or culprit did otherwise: nobody is blamed. */
    FLAKY("flaky"),
    /** The older engine does what the newer one does. */
    UNCHANGED("unchanged"),
    /** The older or the newer engine says nothing of the item. */
    UNKNOWN("unknown");

    private final String text;

    Certainty(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public Answer {
    culprits = List.copyOf(culprits);
  }

  /** One that names nobody. */
  static Answer without(
      ItemKey item,
      Certainty certainty,
      Optional<Signature> before,
      Optional<Signature> after,
      String note) {
    return new Answer(item, certainty, before, after, List.of(), Optional.empty(), 0, false, note);
  }

  /** Whether the change was found where it is. */
  public boolean found() {
    return certainty == Certainty.CONFIRMED;
  }

  /** {@code regressed}, {@code fixed} or {@code changed}; empty where it did not. */
  public String change() {
    if (before.isEmpty() || after.isEmpty() || before.get().saysTheSame(after.get())) {
      return "";
    }
    boolean passed = before.get().passes();
    boolean passes = after.get().passes();
    return passed == passes ? "changed" : passes ? "fixed" : "regressed";
  }
}
