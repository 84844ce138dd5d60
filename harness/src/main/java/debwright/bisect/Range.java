package debwright.bisect;

import java.util.BitSet;

/**
 * Where an item's change lies: after the last step that is known to be as before, and not after the
 * first one that is known to be otherwise.
 */
final class Range {
  private final Signature before;
  private final Signature after;
  private final BitSet unknown = new BitSet();
  private int low;
  private int high;
  private int probes;
  private boolean several;

  /**
   * The whole history.
   *
   * @param end the number of the last step; the first is 0
   */
  Range(Signature before, Signature after, int end) {
    this.before = before;
    this.after = after;
    this.high = end;
  }

  /** The last step that is as before. */
  int low() {
    return low;
  }

  /** The first step that is otherwise. */
  int high() {
    return high;
  }

  /** How many probes made it smaller, or were to. */
  int probes() {
    return probes;
  }

  /** Whether a probe showed that the item changed more than once. */
  boolean several() {
    return several;
  }

  /** Whether a probe of that step would make it smaller. */
  boolean wants(int step) {
    return low < step && step < high && !unknown.get(step);
  }

  /** Nothing is known of the item at that step. */
  void skip(int step) {
    if (wants(step)) {
      probes++;
    }
    unknown.set(step);
  }

  /** What was seen at a step. What is outside of the range can only show that there is more. */
  void saw(int step, Signature seen) {
    boolean asBefore = isAsBefore(seen);
    if (!seen.saysTheSame(before) && !seen.saysTheSame(after)) {
      several = true;
    }
    if (wants(step)) {
      probes++;
      if (asBefore) {
        low = step;
      } else {
        high = step;
      }
      return;
    }
    several |= step <= low ? !asBefore : step >= high && asBefore;
  }

  /**
   * What is neither as before nor as after is on the side that passes as it does; where both do, it
   * has left what was before.
   */
  private boolean isAsBefore(Signature seen) {
    if (seen.saysTheSame(before) || seen.saysTheSame(after)) {
      return seen.saysTheSame(before);
    }
    return before.passes() != after.passes() && seen.passes() == before.passes();
  }
}
