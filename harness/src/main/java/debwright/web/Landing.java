package debwright.web;

import debwright.delivery.Proposal;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Fact.Deployed;
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
 * @param missing why it is not staged where landings are, or empty
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
    Optional<Missing> missing,
    Stages deploy,
    Optional<Recorded<SuiteRun>> suite) {
  /** From approval to staging. */
  static final Duration TARGET = Duration.ofMinutes(5);

  /** Why a landing is not where each landing goes. */
  enum Missing {
    FAILED("its deploy failed"),
    WAITS("not there yet");

    private final String words;

    Missing(String words) {
      this.words = words;
    }

    /** For people. */
    String words() {
      return words;
    }
  }

  /**
   * From approval until it is staged; until it landed where nothing is staged. Empty as long as it
   * is missing.
   */
  Optional<Duration> took() {
    return approved
        .filter(at -> missing.isEmpty())
        .map(at -> Duration.between(at, staged.orElse(landed)));
  }

  /**
   * The same where it is not staged.
   *
   * @param failed the newest deploy there that failed, or empty: what landed before it was in it
   */
  Landing missing(Optional<Recorded<Deployed>> failed) {
    boolean tried = failed.filter(each -> !each.event().time().isBefore(landed)).isPresent();
    return new Landing(
        proposal,
        revision,
        approved,
        landed,
        this.tried,
        staged,
        Optional.of(tried ? Missing.FAILED : Missing.WAITS),
        deploy,
        suite);
  }

  /** Whether it is one of those that are held against the target; what failed did not reach it. */
  boolean counts() {
    return took().isPresent() || missing.equals(Optional.of(Missing.FAILED));
  }

  /** How long it took, or why nobody can say; empty where nobody knows when it was approved. */
  Optional<Badge> badge(String staging) {
    if (missing.isPresent()) {
      return Optional.of(
          missing.get() == Missing.FAILED
              ? new Badge("bad", "✗", "not in " + staging + ", " + Missing.FAILED.words())
              : new Badge("calm", "○", "not in " + staging + " yet"));
    }
    return took()
        .map(
            took ->
                inTime()
                    ? new Badge("good", "✓", Show.took(took))
                    : new Badge("odd", "!", Show.took(took) + ", over 5 min"));
  }

  /** Within the target. */
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
