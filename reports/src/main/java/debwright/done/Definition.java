package debwright.done;

import java.util.List;
import java.util.Optional;

/**
 * When something is done, as its author wrote it down before.
 *
 * @param title {@code the project}, or a backlog item's title
 * @param why what it is for; may be empty
 * @param assumptions what is taken for granted
 * @param criteria all of which must be met
 */
public record Definition(
    String title, String why, List<Assumption> assumptions, List<Criterion> criteria) {
  public Definition {
    assumptions = List.copyOf(assumptions);
    criteria = List.copyOf(criteria);
  }

  /**
   * Something that is taken for granted.
   *
   * @param text in a person's words
   * @param check by which it shows that it does not hold
   */
  public record Assumption(String text, Optional<Criterion> check) {
    private Forecast.Assumed judge(Evidence evidence) {
      return check
          .map(each -> each.judge(evidence))
          .map(judged -> new Forecast.Assumed(text, judged.state(), judged.sentence()))
          .orElseGet(() -> new Forecast.Assumed(text, State.UNKNOWN, ""));
    }
  }

  /** What it says of a run. */
  public Forecast judge(Evidence evidence) {
    return new Forecast(
        title,
        why,
        assumptions.stream().map(each -> each.judge(evidence)).toList(),
        criteria.stream().map(each -> each.judge(evidence)).toList());
  }
}
