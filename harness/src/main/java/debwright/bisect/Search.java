package debwright.bisect;

import debwright.result.ItemKey;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The search for the changes of many items at once, over steps of which each costs a build. The
 * next step to look at is the one that tells most about all items together; for a single item, or
 * for items of one cause, that is the middle of what is left.
 */
final class Search {
  private final int steps;
  private final BitSet probed = new BitSet();
  private final BitSet broken = new BitSet();
  private final SortedMap<ItemKey, Range> ranges = new TreeMap<>();

  /** One over so many steps; the first and the last are known. */
  Search(int steps) {
    this.steps = steps;
  }

  /** Searches for an item's change too. */
  void add(ItemKey item, Signature before, Signature after) {
    ranges.put(item, new Range(before, after, steps - 1));
  }

  /** The items, and where their changes lie. */
  SortedMap<ItemKey, Range> ranges() {
    return ranges;
  }

  /** The step to look at next, or empty where no step would tell more. */
  OptionalInt next() {
    double[] gains = new double[steps];
    for (Range range : ranges.values()) {
      for (int step = range.low() + 1; step < range.high(); step++) {
        if (range.wants(step) && !probed.get(step)) {
          gains[step] += bits(step - range.low(), range.high() - range.low());
        }
      }
    }
    int best = 0;
    for (int step = 1; step < steps; step++) {
      gains[step] *= hope(step);
      best = gains[step] > gains[best] + 1e-9 ? step : best;
    }
    return gains[best] > 0 ? OptionalInt.of(best) : OptionalInt.empty();
  }

  /** How much it tells to learn whether the change is in the first part of a range. */
  private static double bits(int part, int whole) {
    double share = (double) part / whole;
    return -(share * Math.log(share) + (1 - share) * Math.log(1 - share));
  }

  /** Beside what does not build there is often more that does not. */
  private double hope(int step) {
    int below = broken.previousSetBit(step);
    int above = broken.nextSetBit(step);
    int near = below < 0 ? Integer.MAX_VALUE : step - below;
    int distance = above < 0 ? near : Math.min(near, above - step);
    return distance == Integer.MAX_VALUE ? 1 : distance / (distance + 1.0);
  }

  /** A step does not build. */
  void broken(int step) {
    broken.set(step);
    probed.set(step);
    ranges.values().forEach(range -> range.skip(step));
  }

  /** What was seen at a step; of items that are missing there nothing is known. */
  void saw(int step, Map<ItemKey, Signature> seen) {
    probed.set(step);
    ranges.forEach(
        (item, range) ->
            Optional.ofNullable(seen.get(item))
                .ifPresentOrElse(found -> range.saw(step, found), () -> range.skip(step)));
  }
}
