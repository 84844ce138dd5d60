package debwright.web;

import debwright.job.Logs;
import debwright.ledger.DeliveryFact.Commented;
import debwright.ledger.DeliveryFact.HeadMoved;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.DeliveryFact.Reviewed;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.DeliveryFact.Withdrawn;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Recorded;
import debwright.ledger.Stages;
import debwright.ledger.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a proposal.
 *
 * @param text what was said, or empty
 * @param head the head that it is about, or empty
 * @param stages how long its parts took
 * @param log the name of its log, or empty
 * @param preview the merge that was tried, or empty
 * @param kept whether the log is still there
 */
record Happening(
    Instant time,
    String who,
    Badge badge,
    String text,
    String head,
    List<Stages.Stage> stages,
    String log,
    String preview,
    boolean kept) {
  Happening {
    stages = List.copyOf(stages);
  }

  /** The same, as far as its log is there. */
  Happening in(Logs logs) {
    boolean there = logs.find(log).isPresent();
    return new Happening(time, who, badge, text, head, stages, log, preview, there);
  }

  static Optional<Happening> of(Recorded<Fact> recorded) {
    Fact fact = recorded.fact();
    if (fact instanceof Proposed proposed) {
      return said(recorded, new Badge("note", "●", "proposed"), "", proposed.head());
    }
    if (fact instanceof HeadMoved moved) {
      return said(recorded, new Badge("note", "↻", "new head"), "", moved.head());
    }
    if (fact instanceof Reviewed review) {
      Badge badge =
          review.vote() == Vote.APPROVE
              ? new Badge("good", "✓", "approved")
              : new Badge("odd", "!", "needs work");
      return said(recorded, badge, review.message(), review.head());
    }
    if (fact instanceof Commented comment) {
      return said(recorded, new Badge("calm", "“", "comment"), comment.message(), "");
    }
    if (fact instanceof Withdrawn withdrawn) {
      return said(recorded, new Badge("calm", "–", "withdrawn"), withdrawn.message(), "");
    }
    if (fact instanceof Landed landed) {
      return said(recorded, new Badge("good", "✓", "landed"), "", landed.head());
    }
    return fact instanceof Tried tried ? Optional.of(tried(recorded, tried)) : Optional.empty();
  }

  private static Optional<Happening> said(
      Recorded<Fact> recorded, Badge badge, String text, String head) {
    return Optional.of(
        new Happening(
            recorded.event().time(),
            recorded.event().author(),
            badge,
            text,
            head,
            List.of(),
            "",
            "",
            false));
  }

  private static Happening tried(Recorded<Fact> recorded, Tried tried) {
    Badge outcome = Badge.of(tried.outcome());
    String batch =
        tried.proposals().size() > 1 ? " (with " + (tried.proposals().size() - 1) + " more)" : "";
    return new Happening(
        recorded.event().time(),
        recorded.event().author(),
        new Badge(outcome.tone(), outcome.sign(), "attempt: " + outcome.word() + batch),
        tried.reason(),
        "",
        tried.stages().all(),
        tried.log(),
        tried.preview(),
        false);
  }
}
