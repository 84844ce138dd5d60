package debwright.hints;

import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What holds the items of a run back, what matters most first.
 *
 * <pre>{@code
 * List<Hint> hints = Hints.of(RunFolder.read(folder), Weights.read(file)::of);
 * }</pre>
 */
public final class Hints {
  private static final Comparator<Hint> ORDER =
      Comparator.comparing(Hint::harm)
          .thenComparing(Comparator.comparingDouble(Hint::weight).reversed())
          .thenComparing(
              Comparator.comparingDouble((Hint hint) -> hint.count().weightAlone()).reversed())
          .thenComparing(Hint::id);

  private Hints() {}

  /** Where each item counts once. */
  public static List<Hint> of(Run run) {
    return of(run, key -> 1);
  }

  /**
   * The causes: those by which apps get no package, then those by which one is wrong, then those by
   * which one may be right, then those by which nothing is known; in each by what their items
   * weigh, and by what those weigh that nothing else holds back.
   *
   * @param weights how much an item counts, such as by its users; finite and not negative
   */
  public static List<Hint> of(Run run, ToDoubleFunction<ItemKey> weights) {
    Siblings siblings = Siblings.of(run);
    return clusters(run, weights).values().stream()
        .map(cluster -> cluster.hint(siblings))
        .sorted(ORDER)
        .toList();
  }

  private static SortedMap<Obstacle, Cluster> clusters(Run run, ToDoubleFunction<ItemKey> weights) {
    SortedMap<Obstacle, Cluster> clusters = new TreeMap<>();
    for (ItemResult result : run.results()) {
      SortedMap<Obstacle, List<String>> found = Obstacles.of(result);
      for (Map.Entry<Obstacle, List<String>> each : found.entrySet()) {
        clusters
            .computeIfAbsent(each.getKey(), Cluster::new)
            .add(
                new Cluster.Blocked(
                    result,
                    weights.applyAsDouble(result.key()),
                    found.size() == 1,
                    each.getValue()));
      }
    }
    return clusters;
  }

  /** The hint of that id. */
  public static Optional<Hint> find(List<Hint> hints, String id) {
    return hints.stream().filter(hint -> hint.id().equals(id)).findFirst();
  }

  /** What else holds back the items of a hint: the ids of the other hints, the heaviest first. */
  public static List<String> besides(Hint hint, List<Hint> all) {
    Set<ItemKey> items = Set.copyOf(hint.items());
    return all.stream()
        .filter(other -> !other.id().equals(hint.id()))
        .filter(other -> other.items().stream().anyMatch(items::contains))
        .map(Hint::id)
        .toList();
  }
}
