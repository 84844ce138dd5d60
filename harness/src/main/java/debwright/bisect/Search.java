package debwright.bisect;

import debwright.result.ItemKey;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

  /**
   * The step to look at next, or empty where no step would tell more. One change is searched to its
   * end before the next is, so that the engines on both its sides are still there to be asked
   * again.
   */
  OptionalInt next() {
    Optional<Range> nearest =
        ranges.values().stream()
            .filter(this::isOpen)
            .min(Comparator.comparingInt(range -> range.high() - range.low()));
    return nearest.isEmpty() ? OptionalInt.empty() : OptionalInt.of(best(nearest.get()));
  }

  /** Whether some step would tell more of an item. */
  private boolean isOpen(Range range) {
    return IntStream.range(range.low() + 1, range.high()).anyMatch(step -> isOpen(range, step));
  }

  private boolean isOpen(Range range, int step) {
    return range.wants(step) && !probed.get(step);
  }

  /** Of the steps within a range the one that tells most about all items. */
  private int best(Range within) {
    double[] gains = new double[steps];
    for (Range range : ranges.values()) {
      int from = Math.max(range.low(), within.low()) + 1;
      for (int step = from; step < Math.min(range.high(), within.high()); step++) {
        if (isOpen(range, step)) {
          gains[step] += bits(step - range.low(), range.high() - range.low());
        }
      }
    }
    int best = within.low();
    for (int step = within.low() + 1; step < within.high(); step++) {
      gains[step] = isOpen(within, step) ? gains[step] * hope(step) : 0;
      best = gains[step] > gains[best] + 1e-9 ? step : best;
    }
    return best;
  }

  /** The items of which no step would tell more. */
  SortedMap<ItemKey, Range> ended() {
    SortedMap<ItemKey, Range> ended = new TreeMap<>(ranges);
    ended.values().removeIf(this::isOpen);
    return ended;
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
