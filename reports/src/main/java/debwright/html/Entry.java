package debwright.html;

import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Worth;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.List;
import java.util.Optional;

/**
 * An item as the page shows it: two columns of Depends side by side.
 *
 * @param key the item
 * @param part where it belongs
 * @param kind category or, with nothing to compare, the outcome's class
 * @param severity its code, may be empty
 * @param before the baseline's side, or empty
 * @param after the candidate's side, or empty
 * @param left Depends of the left column: the baseline's or the label's
 * @param changes from the left column to the right one
 * @param detail why, on one line; may be empty
 * @param waiver id, may be empty
 * @param difference what it is made of, empty where nothing was compared
 */
record Entry(
    ItemKey key,
    Part part,
    String kind,
    String severity,
    Optional<ItemResult> before,
    Optional<ItemResult> after,
    String left,
    List<RelationChange> changes,
    String detail,
    String waiver,
    Optional<Difference> difference) {
  Entry {
    changes = List.copyOf(changes);
  }

  /** Depends of the right column: the candidate's. */
  String right() {
    return after.map(ItemResult::depends).orElse("");
  }

  Optional<ItemResult.Score> score() {
    return after.or(() -> before).flatMap(ItemResult::score);
  }

  String tier() {
    return after.or(() -> before).map(ItemResult::tier).orElse("");
  }

  /** What both sides said when they were asked again, or empty. */
  String again() {
    return difference.map(d -> d.repeats().text()).orElse("");
  }

  /** What the label says of a change, or empty. */
  String worth(RelationChange change) {
    return difference
        .map(d -> d.worth(change))
        .filter(worth -> worth != Worth.UNLABELLED)
        .map(Worth::word)
        .orElse("");
  }

  /** An anchor on the page. */
  String anchor() {
    return "item-"
        + String.join(" ", key.item(), key.release(), key.architecture())
            .replaceAll("[^A-Za-z0-9.+-]+", "_");
  }

  /** What both sides became, such as {@code ok → fail:map:unresolved-library}. */
  String outcome() {
    String right = after.map(r -> r.outcome().code()).orElse("—");
    String was = before.map(r -> r.outcome().code()).orElse(right);
    return was.equals(right) ? right : was + " → " + right;
  }
}
