package debwright.comparison;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Sorts differences by what caused them. */
public final class Causes {
  private static final Comparator<Cause> ORDER =
      Comparator.comparing(Cause::gates)
          .reversed()
          .thenComparing(cause -> cause.category().share())
          .thenComparing(Cause::severity)
          .thenComparing(Cause::category)
          .thenComparing(Comparator.comparingInt(Cause::count).reversed())
          .thenComparing(cause -> cause.differences().get(0).key());

  private Causes() {}

  /**
   * Every difference of a comparison in exactly one of them, those that say "same" in none: what
   * gates first, then the parts of the totals in their order, the worst first, the most frequent
   * first.
   */
  public static List<Cause> of(Comparison comparison) {
    return of(
        comparison.differences().stream()
            .filter(difference -> difference.category().share() != Share.SAME)
            .toList());
  }

  /** The same for some differences. */
  public static List<Cause> of(Collection<Difference> differences) {
    return differences.stream().collect(Collectors.groupingBy(Likeness::of)).entrySet().stream()
        .map(group -> new Cause(group.getKey().symptoms(), group.getValue()))
        .sorted(ORDER)
        .toList();
  }

  /** What differences of one cause have in common. */
  private record Likeness(
      Category category, Severity severity, boolean gates, List<Symptom> symptoms) {
    static Likeness of(Difference d) {
      return new Likeness(d.category(), d.severity(), d.gates(), Symptom.of(d));
    }
  }
}
