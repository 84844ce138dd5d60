package debwright.result;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One engine revision over one corpus: an immutable set of results, as kept in a run folder.
 *
 * @param name digest of the run's inputs, in hex
 * @param engine what was judged, such as {@code revision 1a2b3c (engine 5d6e…)}
 * @param inputs digests of what went in, by name: {@code engine}, {@code corpus}, {@code index},
 *     {@code configuration}
 * @param circumstances when and where
 * @param results one for each row of the manifest (see {@link ManifestRow#complete}), sorted by key
 * @param timings of every attempt, sorted by key and attempt
 */
public record Run(
    String name,
    String engine,
    SortedMap<String, String> inputs,
    Circumstances circumstances,
    List<ItemResult> results,
    List<Timing> timings) {
  public Run {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    results = results.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
    timings = timings.stream().sorted().toList();
    checkDistinct(results);
  }

  private static void checkDistinct(List<ItemResult> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).key().equals(sorted.get(i - 1).key())) {
        throw new IllegalArgumentException("two results for " + sorted.get(i).key());
      }
    }
  }
}
