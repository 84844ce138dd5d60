package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One item on both sides.
 *
 * @param key the item
 * @param category what became of it
 * @param severity how bad that is
 * @param base the baseline's result, empty where it has none
 * @param candidate the candidate's result, empty where it has none
 * @param changes how the Depends differ, empty where a side has none that can be read
 * @param detail why, on one line; may be empty
 * @param waiver id of the waiver that accepts it, or empty
 * @param repeats what both sides said when they were asked again
 */
public record Difference(
    ItemKey key,
    Category category,
    Severity severity,
    Optional<ItemResult> base,
    Optional<ItemResult> candidate,
    List<RelationChange> changes,
    String detail,
    String waiver,
    Repeats repeats)
    implements Comparable<Difference> {
  private static final Comparator<Difference> ORDER =
      Comparator.comparing((Difference d) -> d.category().share())
          .thenComparing(Difference::severity)
          .thenComparing(Difference::key);

  public Difference {
    changes = List.copyOf(changes);
    detail = detail.lines().findFirst().orElse("").strip();
  }

  static Difference of(
      ItemKey key, Optional<ItemResult> base, Optional<ItemResult> candidate, Repeats repeats) {
    Finding finding = Noise.judge(base, candidate, repeats);
    return new Difference(
        key,
        finding.category(),
        finding.severity(),
        base,
        candidate,
        changes(base, candidate),
        finding.detail(),
        "",
        repeats);
  }

  private static List<RelationChange> changes(
      Optional<ItemResult> base, Optional<ItemResult> candidate) {
    Optional<Dependencies> before = base.flatMap(Difference::readable);
    Optional<Dependencies> after = candidate.flatMap(Difference::readable);
    return before.isPresent() && after.isPresent()
        ? RelationChange.between(
            before.get(), base.orElseThrow(), after.get(), candidate.orElseThrow())
        : List.of();
  }

  // A side that failed has no Depends to speak of: nothing is lost or gained by that.
  private static Optional<Dependencies> readable(ItemResult result) {
    return result.passes() ? DependsRule.parse(result.depends()) : Optional.empty();
  }

  /** Whether it stops a landing: S0 to S2, and not waived. */
  public boolean gates() {
    return severity.gates() && waiver.isEmpty();
  }

  /** What the candidate's label says of one of the changes. */
  public Worth worth(RelationChange change) {
    return Symptom.worth(change, this);
  }

  public boolean mustPass() {
    return base.map(ItemResult::mustPass).orElse(false)
        || candidate.map(ItemResult::mustPass).orElse(false);
  }

  /** The same, accepted by that waiver. */
  public Difference waivedBy(String id) {
    return new Difference(key, category, severity, base, candidate, changes, detail, id, repeats);
  }

  /** The same, with something more to know of it. */
  public Difference noting(String more) {
    String both = detail.isEmpty() ? more : detail + "; " + more;
    return new Difference(key, category, severity, base, candidate, changes, both, waiver, repeats);
  }

  /** Regressions first, by severity, then by key. */
  @Override
  public int compareTo(Difference other) {
    return ORDER.compare(this, other);
  }
}
