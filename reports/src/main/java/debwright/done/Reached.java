package debwright.done;

import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.List;
import java.util.Optional;

/**
 * Named items reach an outcome, on each release and architecture that they are judged for.
 *
 * @param name as its author calls it
 * @param items ids, where {@code *} stands for any characters
 * @param where of which of their results
 * @param outcome a code such as {@code ok}, or a pattern
 */
public record Reached(String name, List<String> items, Selection where, String outcome)
    implements Criterion {
  public Reached {
    items = List.copyOf(items);
  }

  @Override
  public Judged judge(Evidence evidence) {
    List<ItemResult> named = named(evidence.candidate());
    List<String> absent = absent(named);
    long reached = named.stream().filter(this::reaches).count();
    State state = state(named, absent, reached);
    List<ItemKey> items =
        named.stream().filter(each -> !reaches(each)).map(ItemResult::key).toList();
    String value = "%d of %d".formatted(reached, named.size());
    Optional<List<ItemResult>> before = evidence.before().map(this::named);
    String was =
        before
            .map(each -> each.stream().filter(this::reaches).count() + " of " + each.size())
            .orElse("");
    String missing = absent.isEmpty() ? "" : "; not in the corpus: " + String.join(", ", absent);
    String sentence =
        "%s: %s results reach %s, wanted all%s%s: %s."
            .formatted(
                name,
                value,
                outcome,
                was.isEmpty() ? "" : "; with the previous deploy " + was,
                missing,
                state.word());
    return new Judged(
        name, state, value, "all reach " + outcome, was, sentence, items, gates(state, before));
  }

  @Override
  public String wanted() {
    String which = where.text().isEmpty() ? "" : ", " + where.text();
    return "%s%s: all reach %s".formatted(String.join(", ", items), which, outcome);
  }

  private boolean gates(State state, Optional<List<ItemResult>> before) {
    boolean wasMet =
        before.map(each -> !each.isEmpty() && each.stream().allMatch(this::reaches)).orElse(false);
    return state == State.MISSED && wasMet;
  }

  private static State state(List<ItemResult> named, List<String> absent, long reached) {
    if (reached < named.size()) {
      return State.MISSED;
    }
    return absent.isEmpty() && !named.isEmpty() ? State.MET : State.UNKNOWN;
  }

  private List<String> absent(List<ItemResult> named) {
    return items.stream()
        .filter(id -> named.stream().noneMatch(each -> Selection.matches(id, each.key().item())))
        .toList();
  }

  private List<ItemResult> named(Run run) {
    return where.of(run.results()).stream()
        .filter(each -> items.stream().anyMatch(id -> Selection.matches(id, each.key().item())))
        .toList();
  }

  private boolean reaches(ItemResult result) {
    return Selection.matches(outcome, result.outcome().code());
  }
}
