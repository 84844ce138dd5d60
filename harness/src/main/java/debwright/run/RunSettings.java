package debwright.run;

import debwright.corpus.Digests;
import java.util.List;
import java.util.Optional;

/**
 * How a corpus is run.
 *
 * @param strategy {@code names}, {@code shlibs} or {@code symbols}
 * @param dpkg {@code 1.21} or {@code 1.22.22}; empty for the rules of each item's release
 * @param jobs workers at a time
 * @param limits what an item may cost
 * @param shard which part of the corpus
 */
public record RunSettings(
    String strategy, Optional<String> dpkg, int jobs, Limits limits, Shard shard) {
  /** A worker for each processor, the {@code symbols} strategy, default limits. */
  public static final RunSettings DEFAULT =
      new RunSettings(
          "symbols", Optional.empty(), Runtime.getRuntime().availableProcessors(), Limits.DEFAULT);

  /** Of the whole corpus. */
  public RunSettings(String strategy, Optional<String> dpkg, int jobs, Limits limits) {
    this(strategy, dpkg, jobs, limits, Shard.WHOLE);
  }

  public RunSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be 1 or more, found " + jobs);
    }
  }

  public RunSettings withStrategy(String other) {
    return new RunSettings(other, dpkg, jobs, limits, shard);
  }

  /** With the rules of that dpkg-shlibdeps for every release. */
  public RunSettings withDpkg(String version) {
    return new RunSettings(strategy, Optional.of(version), jobs, limits, shard);
  }

  /** Whose rules hold for items of a release. */
  String dpkg(String release) {
    return dpkg.orElseGet(() -> DpkgVersion.of(release));
  }

  public RunSettings withJobs(int other) {
    return new RunSettings(strategy, dpkg, other, limits, shard);
  }

  /** Of that part of the corpus. */
  public RunSettings withShard(Shard part) {
    return new RunSettings(strategy, dpkg, jobs, limits, part);
  }

  /** All that may change a result, as one digest in hex; the number of jobs may not. */
  String digest() {
    return Digests.ofLines(
        List.of(
            "mode " + Question.MODES,
            "dpkg " + dpkg.orElse("by release"),
            "strategy " + strategy,
            "milliseconds " + limits.perItem().toMillis(),
            "answer bytes " + limits.answerBytes()));
  }
}
