package debwright.result;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run folder says of itself, without its results.
 *
 * @param name digest of the run's inputs, in hex
 * @param engine what was judged
 * @param inputs digests of what went in, by name
 * @param ended when the last item was done
 */
public record RunHeading(
    String name, String engine, SortedMap<String, String> inputs, Instant ended) {
  public RunHeading {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }
}
