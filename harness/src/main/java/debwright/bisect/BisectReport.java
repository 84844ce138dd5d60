package debwright.bisect;

import java.util.List;

/**
 * What the search found.
 *
 * @param answers one for each item
 * @param steps from the older revision to the newer one
 * @param probes engines that were looked at between the two
 * @param confirmations engines that were asked again at the end
 * @param broken steps that do not build, with the end of what they said
 */
public record BisectReport(
    List<Answer> answers, List<Step> steps, int probes, int confirmations, List<Failed> broken) {
  public BisectReport {
    answers = List.copyOf(answers);
    steps = List.copyOf(steps);
    broken = List.copyOf(broken);
  }

  /** A step that does not build. */
  public record Failed(Step step, Probe.Broken why) {}

  /** Revisions from the older to the newer one, both included. */
  public int revisions() {
    return steps.stream().mapToInt(step -> step.revisions().size()).sum();
  }
}
