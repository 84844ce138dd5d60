package debwright.speed;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A count of one benchmark on both sides, taken in several processes of each.
 *
 * @param before of the baseline, a number for each process; none where it could not be counted
 * @param after of the candidate
 * @param tolerance by how many percent it may grow
 * @param sameAnswer whether both sides gave the same answer: else they did other work, and more of
 *     it may be right
 */
public record CountChange(
    Benchmark benchmark,
    Measure measure,
    List<Long> before,
    List<Long> after,
    double tolerance,
    boolean sameAnswer) {
  public CountChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** What that says. */
  public enum Finding {
    /** More than the tolerance above the baseline: it gates. */
    MORE,
    /** More, but for another answer. */
    MORE_FOR_ANOTHER_ANSWER,
    /** Below the baseline by more than the tolerance. */
    LESS,
    SAME,
    /** Not counted on a side, or not the same in each of its processes. */
    UNKNOWN;

    /** The stable text form. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Every process of one side must be beyond every process of the other. */
  public Finding finding() {
    if (before.isEmpty() || after.isEmpty()) {
      return Finding.UNKNOWN;
    }
    double grown = 1 + tolerance / 100;
    if (lowest(after) > highest(before) * grown) {
      return sameAnswer ? Finding.MORE : Finding.MORE_FOR_ANOTHER_ANSWER;
    }
    if (lowest(before) > highest(after) * grown) {
      return Finding.LESS;
    }
    return repeats(before) && repeats(after) ? Finding.SAME : Finding.UNKNOWN;
  }

  /** The candidate's by the baseline's; empty where either is not known, or the baseline's is 0. */
  public OptionalDouble ratio() {
    return before.isEmpty() || after.isEmpty() || before.get(0) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) after.get(0) / before.get(0));
  }

  /** Whether the processes agree to within half of the tolerance, and to within 0.1 % at least. */
  private boolean repeats(List<Long> counts) {
    double allowed = Math.max(0.1, tolerance / 2) / 100;
    return spread(counts) <= lowest(counts) * allowed;
  }

  private static long lowest(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).min().orElse(0);
  }

  private static long highest(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static long spread(List<Long> counts) {
    return highest(counts) - lowest(counts);
  }

  /** By how many percent the processes of one side differ at most; 0 where nothing was counted. */
  public double unrest() {
    return Math.max(unrest(before), unrest(after));
  }

  private static double unrest(List<Long> counts) {
    return 100.0 * spread(counts) / Math.max(1, lowest(counts));
  }
}
