package debwright.gate;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.Share;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.trunk.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether it was this change that made a difference to the baseline, or one that landed before it:
 * the comparison with the first parent.
 *
 * @param parent the first parent
 * @param run its run, or empty where there is none
 * @param why there is none
 */
record Attribution(Revision parent, Optional<Run> run, String why) {

  static Attribution by(Revision parent, Run run) {
    return new Attribution(parent, Optional.of(run), "");
  }

  static Attribution missing(Revision parent, String why) {
    return new Attribution(parent, Optional.empty(), why);
  }

  /** The comparison, where each difference that gates says whether the parent has it already. */
  Comparison of(Comparison comparison) {
    Map<ItemKey, ItemResult> results = byKey();
    return comparison.with(
        each ->
            each.severity().gates() && was(each, results)
                ? each.noting("so since before " + parent)
                : each);
  }

  /** What to tell of it. */
  String note(Comparison comparison) {
    if (run.isEmpty()) {
      return "the first parent, %s, cannot be run, so it is not known what was there before: %s"
          .formatted(parent, why);
    }
    Map<ItemKey, ItemResult> results = byKey();
    List<Difference> differences =
        comparison.differences().stream()
            .filter(each -> each.category().share() != Share.SAME)
            .toList();
    List<Difference> earlier = differences.stream().filter(each -> was(each, results)).toList();
    return "against the first parent, %s: this change makes %d of %d differences, and %d of %d that gate; others were there before"
        .formatted(
            parent,
            differences.size() - earlier.size(),
            differences.size(),
            gating(differences) - gating(earlier),
            gating(differences));
  }

  private static long gating(List<Difference> differences) {
    return differences.stream().filter(each -> each.severity().gates()).count();
  }

  private Map<ItemKey, ItemResult> byKey() {
    return run.stream()
        .flatMap(each -> each.results().stream())
        .collect(Collectors.toMap(ItemResult::key, Function.identity()));
  }

  private static boolean was(Difference difference, Map<ItemKey, ItemResult> results) {
    Optional<ItemResult> before = Optional.ofNullable(results.get(difference.key()));
    Optional<ItemResult> now = difference.candidate();
    return before.isPresent() && now.isPresent() && alike(before.get(), now.get());
  }

  private static boolean alike(ItemResult a, ItemResult b) {
    return a.saysTheSame(b) && a.planDigest().equals(b.planDigest());
  }
}
