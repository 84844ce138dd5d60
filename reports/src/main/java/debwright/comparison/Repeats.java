package debwright.comparison;

import debwright.result.ItemResult;
import java.util.List;

/**
 * What both sides said of an item when they were asked again, each time by a new process.
 *
 * @param base the baseline's answers, in the order in which they were given
 * @param candidate the candidate's
 */
public record Repeats(List<ItemResult> base, List<ItemResult> candidate) {
  /** It was asked once. */
  public static final Repeats NONE = new Repeats(List.of(), List.of());

  public Repeats {
    base = List.copyOf(base);
    candidate = List.copyOf(candidate);
  }

  public boolean isEmpty() {
    return base.isEmpty() && candidate.isEmpty();
  }

  /** Such as {@code asked again: baseline ok, ok; candidate crash:exit, ok}; empty for none. */
  public String text() {
    return isEmpty()
        ? ""
        : "asked again: baseline %s; candidate %s".formatted(outcomes(base), outcomes(candidate));
  }

  private static String outcomes(List<ItemResult> results) {
    return results.isEmpty()
        ? "not run"
        : String.join(", ", results.stream().map(each -> each.outcome().code()).toList());
  }
}
