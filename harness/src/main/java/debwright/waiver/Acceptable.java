package debwright.waiver;

import debwright.comparison.Category;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.List;
import java.util.Optional;

/**
 * A difference that gates, as far as an acceptance needs it.
 *
 * @param key the item
 * @param unlabelled whether only its Depends changed, and no label says which are right
 * @param from the baseline's outcome, {@code nothing} where it has none
 * @param to the candidate's
 * @param changes what became of the Depends, as {@link RelationChange#text} has it
 */
public record Acceptable(
    ItemKey key, boolean unlabelled, String from, String to, List<String> changes) {
  public Acceptable {
    changes = List.copyOf(changes);
  }

  /** Those of a comparison that gate. */
  public static List<Acceptable> of(List<Difference> differences) {
    return differences.stream().filter(Difference::gates).map(Acceptable::of).toList();
  }

  private static Acceptable of(Difference difference) {
    return new Acceptable(
        difference.key(),
        difference.category() == Category.CHANGED_UNLABELLED,
        outcome(difference.base()),
        outcome(difference.candidate()),
        Waiver.changes(difference));
  }

  private static String outcome(Optional<ItemResult> side) {
    return side.map(each -> each.outcome().code()).orElse("nothing");
  }

  /** What it has in common with others: how the Depends changed, or else the outcomes. */
  List<String> group() {
    return changes.isEmpty() || !from.equals(to) ? List.of(from + " -> " + to) : changes;
  }
}
