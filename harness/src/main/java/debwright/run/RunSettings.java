package debwright.run;

import debwright.corpus.Digests;
import java.util.List;

/**
 * How a corpus is run.
 *
 * @param strategy {@code names}, {@code shlibs} or {@code symbols}
 * @param jobs workers at a time
 * @param limits what an item may cost
 */
public record RunSettings(String strategy, int jobs, Limits limits) {
  /** A worker for each processor, the {@code symbols} strategy, default limits. */
  public static final RunSettings DEFAULT =
      new RunSettings("symbols", Runtime.getRuntime().availableProcessors(), Limits.DEFAULT);

  public RunSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be 1 or more, found " + jobs);
    }
  }

  public RunSettings withStrategy(String other) {
    return new RunSettings(other, jobs, limits);
  }

  public RunSettings withJobs(int other) {
    return new RunSettings(strategy, other, limits);
  }

  /** All that may change a result, as one digest in hex; the number of jobs may not. */
  String digest() {
    return Digests.ofLines(
        List.of(
            "mode " + Question.MODES,
            "dpkg by release",
            "strategy " + strategy,
            "milliseconds " + limits.perItem().toMillis(),
            "answer bytes " + limits.answerBytes()));
  }
}
