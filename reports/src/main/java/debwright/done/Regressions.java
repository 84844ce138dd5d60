package debwright.done;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.result.ItemKey;
import java.util.List;

/**
 * At most so many differences gate that nobody waived.
 *
 * @param name as its author calls it
 * @param most usually 0
 */
public record Regressions(String name, int most) implements Criterion {

  @Override
  public Judged judge(Evidence evidence) {
    return evidence
        .comparison()
        .map(this::judge)
        .orElseGet(
            () ->
                new Judged(
                    name,
                    State.UNKNOWN,
                    "nothing to compare with",
                    target(),
                    "",
                    name + ": there is no previous deploy to compare with: not known.",
                    List.of(),
                    false));
  }

  private Judged judge(Comparison comparison) {
    List<ItemKey> items =
        comparison.differences().stream().filter(Difference::gates).map(Difference::key).toList();
    State state = items.size() <= most ? State.MET : State.MISSED;
    String sentence =
        "%s: %d items got worse, wanted %s: %s."
            .formatted(name, items.size(), target(), state.word());
    // What gates does so by itself.
    return new Judged(
        name, state, Integer.toString(items.size()), target(), "", sentence, items, false);
  }

  @Override
  public String wanted() {
    return "items that got worse: " + target();
  }

  private String target() {
    return most == 0 ? "none" : "at most " + most;
  }
}
