package debwright.waiver;

import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.done.Selection;
import debwright.plan.Outcome;
import debwright.result.ItemResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One waiver, or one acceptance: that has {@code change}.
 *
 * @param line where it stands in its file, from 1
 * @param id unique in its file
 * @param items ids, or an id with release and architecture, as {@code git debian:12 amd64}; {@code
 *     *} stands for any characters; none where a selector does it
 * @param selector patterns by what they are held against, see {@link #SELECTORS}
 * @param from what the baseline's outcome must be, a code or pattern; empty for any
 * @param to the same of the candidate's
 * @param change what must have become of the Depends, as {@link RelationChange#text} has it: all of
 *     it, and nothing else; empty for anything
 * @param reason why it is accepted
 * @param owner who answers for it
 * @param created on that day
 * @param expires the last day on which it holds
 * @param most how many differences it may match
 */
record Waiver(
    int line,
    String id,
    List<String> items,
    SortedMap<String, String> selector,
    String from,
    String to,
    List<String> change,
    String reason,
    String owner,
    LocalDate created,
    LocalDate expires,
    Optional<Integer> most) {
  static final List<String> SELECTORS =
      List.of("item", "release", "architecture", "tier", "category");

  Waiver {
    items = List.copyOf(items);
    selector = new TreeMap<>(selector);
    change = List.copyOf(change);
  }

  boolean isAcceptance() {
    return !change.isEmpty();
  }

  boolean expired(LocalDate today) {
    return today.isAfter(expires);
  }

  boolean matches(Difference difference) {
    return difference.severity().gates()
        && names(difference)
        && outcome(from, difference.base())
        && outcome(to, difference.candidate())
        && (change.isEmpty() || new TreeSet<>(change).equals(new TreeSet<>(changes(difference))));
  }

  /** Whether it names the item by nothing but its id. */
  boolean isExactFor(Difference difference) {
    String id = difference.key().item();
    return items.contains(id) || items.contains(difference.key().toString());
  }

  static boolean crashes(Difference difference) {
    return difference
        .candidate()
        .map(result -> result.outcome().kind() == Outcome.Kind.CRASH)
        .orElse(false);
  }

  static List<String> changes(Difference difference) {
    return difference.changes().stream().map(RelationChange::text).toList();
  }

  private boolean names(Difference difference) {
    boolean item =
        items.isEmpty()
            || items.stream()
                .anyMatch(
                    each ->
                        Selection.matches(each, difference.key().item())
                            || Selection.matches(each, difference.key().toString()));
    return item
        && selector.entrySet().stream()
            .allMatch(each -> Selection.matches(each.getValue(), value(each.getKey(), difference)));
  }

  private static String value(String field, Difference difference) {
    return switch (field) {
      case "item" -> difference.key().item();
      case "release" -> difference.key().release();
      case "architecture" -> difference.key().architecture();
      case "tier" -> difference.candidate().or(difference::base).map(ItemResult::tier).orElse("");
      default -> difference.category().code();
    };
  }

  private static boolean outcome(String pattern, Optional<ItemResult> side) {
    String code = side.map(each -> each.outcome().code()).orElse("nothing");
    return pattern.isEmpty() || Selection.matches(pattern, code);
  }
}
