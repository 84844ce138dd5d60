package debwright.web;

import debwright.delivery.Proposal;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Recorded;
import debwright.ledger.Stages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proposal that landed, and how long it took until it was staged.
 *
 * @param approved when its head was approved, or empty where nobody knows
 * @param landed when
 * @param tried the attempt that landed it, or empty
 * @param staged when a deploy that has it stood in the environment after landing, or empty
 * @param deploy that deploy's own stages
 * @param suite the newest run of the tests on what landed, or empty
 */
record Landing(
    Proposal proposal,
    String revision,
    Optional<Instant> approved,
    Instant landed,
    Optional<Recorded<Tried>> tried,
    Optional<Instant> staged,
    Stages deploy,
    Optional<Recorded<SuiteRun>> suite) {
  /** From approval to staging. */
  static final Duration TARGET = Duration.ofMinutes(5);

  /** From approval until it is staged; until it landed where nothing is staged. */
  Optional<Duration> took() {
    return approved.map(at -> Duration.between(at, staged.orElse(landed)));
  }

  boolean inTime() {
    return took().filter(took -> took.compareTo(TARGET) <= 0).isPresent();
  }

  /** The stages of the attempt and of the deploy, and what passed between them. */
  List<Stages.Stage> stages() {
    List<Stages.Stage> all = new ArrayList<>();
    List<Stages.Stage> attempt = tried.map(each -> each.fact().stages().all()).orElse(List.of());
    took()
        .map(took -> took.minus(known()))
        .filter(rest -> rest.toMillis() >= 1000)
        .ifPresent(rest -> all.add(new Stages.Stage("waiting", rest)));
    all.addAll(attempt);
    all.addAll(deploy.all());
    return all;
  }

  private Duration known() {
    Duration attempt = tried.map(each -> each.fact().stages().total()).orElse(Duration.ZERO);
    return attempt.plus(deploy.total());
  }
}
