package debwright.speed;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The time of one benchmark on both sides. A process is one observation, the median of what it was
 * asked: what it was asked shares its memory and compiled code, so that single questions would
 * count one chance many times.
 *
 * @param before nanoseconds, one for each process of the baseline
 * @param after of the candidate
 */
public record TimeChange(
    Benchmark benchmark, Clock clock, List<Double> before, List<Double> after) {
  /** A ratio nearer to 1 than this is no difference that matters, however sure it is. */
  public static final double FLOOR = 0.1;

  /** How sure a difference must be. */
  public static final double SURE = 0.01;

  /** From so many a side the normal approximation may be trusted with ties. */
  private static final int MANY = 8;

  public TimeChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** What that says. */
  public enum Finding {
    SLOWER,
    FASTER,
    /** No difference that can be told from noise, or none that matters. */
    NOT_TOLD_APART,
    /** So few that not even the clearest difference would be sure. */
    TOO_FEW;

    /** The stable text form. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether there are times of both sides. */
  boolean isTaken() {
    return !before.isEmpty() && !after.isEmpty();
  }

  public Finding finding() {
    if (pValue().isEmpty() || leastPValue(before.size(), after.size()) >= SURE) {
      return Finding.TOO_FEW;
    }
    if (pValue().getAsDouble() >= SURE || Math.abs(ratio() - 1) <= FLOOR) {
      return Finding.NOT_TOLD_APART;
    }
    return ratio() > 1 ? Finding.SLOWER : Finding.FASTER;
  }

  /** The candidate's median by the baseline's. */
  public double ratio() {
    return median(after) / median(before);
  }

  /** Nanoseconds. */
  public double medianBefore() {
    return median(before);
  }

  /** Nanoseconds. */
  public double medianAfter() {
    return median(after);
  }

  private static double median(List<Double> times) {
    return Median.withDefaults().evaluate(array(times));
  }

  /**
   * Two-sided, of Mann and Whitney's U: exact, or where times are tied the normal approximation,
   * corrected for ties; empty where there are too few for either.
   */
  public OptionalDouble pValue() {
    boolean tied = tied();
    if (before.isEmpty()
        || after.isEmpty()
        || (tied && Math.min(before.size(), after.size()) < MANY)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(tied ? PValueMethod.ASYMPTOTIC : PValueMethod.AUTO)
            .test(array(before), array(after))
            .getPValue());
  }

  private boolean tied() {
    long different = Stream.concat(before.stream(), after.stream()).distinct().count();
    return different < before.size() + after.size();
  }

  /** That of two sides that do not overlap at all: 2 by the ways to choose one of them. */
  static double leastPValue(int m, int n) {
    double ways = 1;
    for (int i = 1; i <= m; i++) {
      ways = ways * (n + i) / i;
    }
    return 2 / ways;
  }

  private static double[] array(List<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
