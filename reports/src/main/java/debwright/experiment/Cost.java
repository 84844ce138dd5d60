package debwright.experiment;

import debwright.result.ItemKey;
import debwright.result.Run;
import debwright.result.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a run cost. Only items that the engine was asked about were measured.
 *
 * @param items all of the run
 * @param asked those that were measured
 * @param wall of the whole run, known answers read included
 * @param cpu of the measured items
 * @param medianMs wall time of a measured item, in milliseconds; 0 where none was measured
 * @param p95Ms that which 95 of 100 of them keep within
 */
public record Cost(int items, int asked, Duration wall, Duration cpu, long medianMs, long p95Ms) {

  static Cost of(Run run, Set<ItemKey> asked) {
    List<Timing> measured =
        run.timings().stream().filter(timing -> asked.contains(timing.key())).toList();
    List<Long> sorted = measured.stream().map(Timing::durationMs).sorted().toList();
    return new Cost(
        run.results().size(),
        (int) measured.stream().map(Timing::key).distinct().count(),
        run.circumstances().wall(),
        Duration.ofMillis(measured.stream().mapToLong(Timing::cpuMs).sum()),
        rank(sorted, 50),
        rank(sorted, 95));
  }

  /** Nearest rank: the smallest value that so many percent do not exceed. */
  private static long rank(List<Long> sorted, int percent) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(rank - 1);
  }

  /** Whether the figures are of all items. */
  public boolean complete() {
    return asked == items;
  }
}
