package debwright.junit;

import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One item as a build server sees it.
 *
 * @param key the item
 * @param state what it counts as
 * @param type the category or outcome
 * @param message one line
 * @param lines the particulars
 */
record TestCase(ItemKey key, State state, String type, String message, List<String> lines) {

  /** What a test case counts as. */
  enum State {
    PASSED,
    FAILED,
    SKIPPED
  }

  static TestCase of(Difference d) {
    String message = (d.severity().code() + " " + d.category() + ": " + whatChanged(d)).strip();
    return new TestCase(d.key(), stateOf(d), d.category().code(), message, lines(d));
  }

  private static String whatChanged(Difference d) {
    return d.changes().isEmpty()
        ? d.detail()
        : d.changes().stream().map(RelationChange::text).collect(Collectors.joining("; "));
  }

  private static State stateOf(Difference d) {
    if (d.gates()) {
      return State.FAILED;
    }
    boolean passed = d.category().share() != Share.UNKNOWN && d.waiver().isEmpty();
    return passed ? State.PASSED : State.SKIPPED;
  }

  private static List<String> lines(Difference d) {
    List<String> lines = new ArrayList<>();
    lines.addAll(side("baseline", d.base()));
    lines.addAll(side("candidate", d.candidate()));
    if (!d.waiver().isEmpty()) {
      lines.add("waived by " + d.waiver());
    }
    return lines;
  }

  private static List<String> side(String name, Optional<ItemResult> result) {
    return result
        .map(r -> List.of("%s: %s %s".formatted(name, r.outcome(), r.depends()).strip()))
        .orElse(List.of(name + ": nothing"));
  }

  static TestCase of(ItemResult result) {
    State state =
        switch (Verdict.shareByLabel(result)) {
          case REGRESSED -> State.FAILED;
          case UNKNOWN -> State.SKIPPED;
          case FIXED, CHANGED, SAME -> State.PASSED;
        };
    String code = result.outcome().code();
    String message = code + ": " + result.reason();
    return new TestCase(result.key(), state, code, message, side("candidate", Optional.of(result)));
  }

  /** Release and architecture, the suite that it belongs to. */
  String suite() {
    return key.release() + " " + key.architecture();
  }
}
