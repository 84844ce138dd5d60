package debwright.done;

import java.util.List;

/**
 * What a definition of done says of a candidate before it lands, and of a deploy afterwards.
 *
 * @param title whose it is: {@code the project}, or a backlog item's title
 * @param why what it is for, in a person's words; may be empty
 * @param assumptions what was taken for granted, each with its check's answer
 * @param criteria each with its answer
 */
public record Forecast(String title, String why, List<Assumed> assumptions, List<Judged> criteria) {
  public Forecast {
    assumptions = List.copyOf(assumptions);
    criteria = List.copyOf(criteria);
  }

  /**
   * An assumption.
   *
   * @param text in a person's words
   * @param state {@link State#UNKNOWN} where it has no check
   * @param sentence what its check found, or empty where it has none
   */
  public record Assumed(String text, State state, String sentence) {
    /** The assumption, and what its check found. */
    public String said() {
      return sentence.isEmpty() ? text : text.replaceFirst("\\.$", "") + ": " + sentence;
    }
  }

  /** Whether every criterion is met. */
  public boolean done() {
    return criteria.stream().allMatch(each -> each.state() == State.MET);
  }

  /** Such as {@code the project: 3 of 4 criteria are met}. */
  public String text() {
    long met = criteria.stream().filter(each -> each.state() == State.MET).count();
    String all =
        criteria.size() == 1 ? "its one criterion is" : "all " + criteria.size() + " criteria are";
    return title
        + ": "
        + (done() ? all + " met" : "%d of %d criteria are met".formatted(met, criteria.size()));
  }
}
