package debwright.mutants;

import java.util.List;
import java.util.SortedMap;

/**
 * What both judges say of one change.
 *
 * @param few whether it was judged by a few items, as many had no answer
 * @param verdict the gate's word, or {@link #NO_WORKER}
 * @param words how many items of each word, by the plain diff
 * @param gating the items that gate by the plain diff, with why
 * @param disagreements items of which the two say otherwise, and what
 */
record Judged(
    Change change,
    boolean few,
    String verdict,
    SortedMap<Word, Integer> words,
    List<String> gating,
    List<String> disagreements) {
  /**
   * No worker of the engine starts, so that there is no run to judge: the gate ends with an error.
   */
  static final String NO_WORKER = "no worker";

  /** What a change is, by its worst items. */
  enum Kind {
    NO_WORKER,
    EQUIVALENT,
    COSMETIC,
    NO_WORSE,
    UNKNOWN,
    WORSE
  }

  Kind kind() {
    if (verdict.equals(NO_WORKER)) {
      return Kind.NO_WORKER;
    }
    Word worst = words.lastKey();
    return switch (worst) {
      case SAME -> Kind.EQUIVALENT;
      case COSMETIC -> Kind.COSMETIC;
      case BETTER, NEUTRAL -> Kind.NO_WORSE;
      case UNKNOWN -> Kind.UNKNOWN;
      case UNEXPLAINED, WORSE -> Kind.WORSE;
    };
  }

  boolean differs() {
    return kind() != Kind.NO_WORKER && kind() != Kind.EQUIVALENT;
  }

  /**
   * Whether the gate's verdict is the one that the plain diff asks for, and names the same items.
   */
  boolean right() {
    boolean verdictRight =
        switch (kind()) {
          case WORSE -> verdict.equals("FAIL");
          case EQUIVALENT, COSMETIC, NO_WORSE -> verdict.equals("PASS");
          case UNKNOWN -> !verdict.equals("FAIL");
          case NO_WORKER -> true;
        };
    return verdictRight && disagreements.isEmpty();
  }
}
