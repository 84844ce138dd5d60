package debwright.hints;

import debwright.hints.Hint.Count;
import debwright.hints.Hint.Exemplar;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The items that one obstacle holds back. */
final class Cluster {
  /** The most telling item: only this holds it back, it weighs much, and there is little of it. */
  private static final Comparator<Blocked> TELLING =
      Comparator.comparing(Blocked::alone)
          .reversed()
          .thenComparing(Comparator.comparingDouble(Blocked::weight).reversed())
          .thenComparingInt(blocked -> blocked.result().objects())
          .thenComparingInt(blocked -> blocked.result().plan().size())
          .thenComparing(blocked -> blocked.result().key());

  private static final int LONGEST_REASON = 300;

  private final Obstacle obstacle;
  private final List<Blocked> blocked = new ArrayList<>();

  /**
   * An item.
   *
   * @param alone whether nothing else holds it back
   * @param details what is special about the obstacle for this item
   */
  record Blocked(ItemResult result, double weight, boolean alone, List<String> details) {
    private ItemKey key() {
      return result.key();
    }
  }

  Cluster(Obstacle obstacle) {
    this.obstacle = obstacle;
  }

  void add(Blocked item) {
    blocked.add(item);
  }

  Obstacle obstacle() {
    return obstacle;
  }

  /** Sorted by key. */
  List<ItemKey> items() {
    return blocked.stream().map(Blocked::key).sorted().toList();
  }

  /** What is special for some of the items: the most frequent first. */
  List<String> details() {
    Map<String, Integer> counts = new TreeMap<>();
    blocked.forEach(item -> item.details().forEach(each -> counts.merge(each, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The result to look at first. */
  ItemResult exemplar() {
    return blocked.stream().min(TELLING).map(Blocked::result).orElseThrow();
  }

  Hint hint(Siblings siblings) {
    ItemResult exemplar = exemplar();
    Wording wording = new Wording(this, siblings);
    String reason = Visible.shortened(Visible.line(exemplar.reason()), LONGEST_REASON);
    return new Hint(
        obstacle.id(),
        wording.title(),
        exemplar.outcome(),
        Harm.of(exemplar.outcome()),
        count(),
        new Exemplar(exemplar.key(), reason, wording.command()),
        wording.next(),
        items(),
        blocked.stream().filter(Blocked::alone).map(Blocked::key).sorted().toList());
  }

  private Count count() {
    List<Blocked> alone = blocked.stream().filter(Blocked::alone).toList();
    long apps = blocked.stream().map(item -> item.key().item()).distinct().count();
    return new Count(blocked.size(), alone.size(), (int) apps, weight(blocked), weight(alone));
  }

  private static double weight(List<Blocked> items) {
    return items.stream().mapToDouble(Blocked::weight).sum();
  }
}
