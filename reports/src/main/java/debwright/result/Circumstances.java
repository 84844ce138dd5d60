package debwright.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When and where a run took place: what may differ between two runs of the same inputs.
 *
 * @param host facts of the machine by name, such as {@code processors} and {@code jdk}
 * @param started when the first item was begun
 * @param ended when the last item was done, not before {@code started}
 */
public record Circumstances(SortedMap<String, String> host, Instant started, Instant ended) {
  public Circumstances {
    host = Collections.unmodifiableSortedMap(new TreeMap<>(host));
    if (ended.isBefore(started)) {
      throw new IllegalArgumentException("ended %s, started %s".formatted(ended, started));
    }
  }

  public Duration wall() {
    return Duration.between(started, ended);
  }
}
