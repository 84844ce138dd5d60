package debwright.comparison;

import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Two runs, item by item.
 *
 * @param base the run of the baseline
 * @param candidate the run of what is to be judged
 * @param differences one for each key of either run, regressions first, then by key
 */
public record Comparison(Run base, Run candidate, List<Difference> differences) {
  public Comparison {
    differences = differences.stream().sorted().toList();
  }

  /** Compares every item that is in either run. */
  public static Comparison of(Run base, Run candidate) {
    return of(base, candidate, Map.of());
  }

  /**
   * The same, with what both sides said when they were asked again.
   *
   * @param again for those items whose difference might be noise
   */
  public static Comparison of(Run base, Run candidate, Map<ItemKey, Repeats> again) {
    Map<ItemKey, ItemResult> before = byKey(base);
    Map<ItemKey, ItemResult> after = byKey(candidate);
    TreeSet<ItemKey> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Difference> differences =
        keys.stream()
            .map(
                key ->
                    Difference.of(
                        key,
                        find(before, key),
                        find(after, key),
                        again.getOrDefault(key, Repeats.NONE)))
            .toList();
    return new Comparison(base, candidate, differences);
  }

  private static Map<ItemKey, ItemResult> byKey(Run run) {
    Map<ItemKey, ItemResult> results = new TreeMap<>();
    run.results().forEach(result -> results.put(result.key(), result));
    return results;
  }

  private static Optional<ItemResult> find(Map<ItemKey, ItemResult> results, ItemKey key) {
    return Optional.ofNullable(results.get(key));
  }

  /** The same with each difference as the function gives it, for waivers. */
  public Comparison with(UnaryOperator<Difference> waivers) {
    return new Comparison(base, candidate, differences.stream().map(waivers).toList());
  }

  /** How many items fail on both sides, and so say nothing of the change. */
  public long stillFailing() {
    return differences.stream().filter(each -> each.category() == Category.SAME_FAIL).count();
  }

  /**
   * The items that must be asked about again, in new processes, before their difference counts:
   * those whose difference would gate, and those that hit a limit.
   */
  public List<ItemKey> doubtful() {
    return differences.stream().filter(Noise::mayMakeIt).map(Difference::key).sorted().toList();
  }

  public Totals totals() {
    return Totals.of(differences);
  }

  /** The differences of one share, in order. */
  public List<Difference> of(Share share) {
    return differences.stream().filter(d -> d.category().share() == share).toList();
  }
}
