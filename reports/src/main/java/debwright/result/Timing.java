package debwright.result;

import java.util.Comparator;

/**
 * How long one attempt at one item took; a row of {@code timings.csv}.
 *
 * @param key the item
 * @param attempt from 1
 * @param durationMs wall time in milliseconds
 * @param cpuMs processor time in milliseconds, 0 where it is not known
 */
public record Timing(ItemKey key, int attempt, long durationMs, long cpuMs)
    implements Comparable<Timing> {
  private static final Comparator<Timing> ORDER =
      Comparator.comparing(Timing::key).thenComparingInt(Timing::attempt);

  public Timing {
    if (attempt < 1 || durationMs < 0 || cpuMs < 0) {
      throw new IllegalArgumentException(
          "attempt %d, %d ms, %d ms of CPU".formatted(attempt, durationMs, cpuMs));
    }
  }

  @Override
  public int compareTo(Timing other) {
    return ORDER.compare(this, other);
  }
}
