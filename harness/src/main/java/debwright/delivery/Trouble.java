package debwright.delivery;

import debwright.ledger.Attempt;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Recorded;
import debwright.text.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the machine had with an approved proposal, which is nobody's fault: what a full disk or a
 * dead network does to one attempt, it does to the next, so that it rests a while.
 *
 * @param time of the attempt
 * @param tip trunk's then, 40 hex digits; where trunk has moved, it is tried at once
 * @param reason what it was
 */
public record Trouble(Instant time, String tip, String reason) {
  /** How long a proposal rests. */
  public static final Duration REST = Duration.ofMinutes(5);

  /** That of a proposal whose newest attempt since its approval had some. */
  public static Optional<Trouble> of(Proposal proposal) {
    List<Recorded<Tried>> attempts = proposal.attempts();
    if (proposal.state() != ProposalState.APPROVED || attempts.isEmpty()) {
      return Optional.empty();
    }
    Recorded<Tried> last = attempts.get(attempts.size() - 1);
    boolean counts =
        last.fact().outcome() == Attempt.TROUBLE
            && last.event().time().isAfter(proposal.approved().orElse(Instant.MAX));
    return counts
        ? Optional.of(new Trouble(last.event().time(), last.fact().tip(), last.fact().reason()))
        : Optional.empty();
  }

  /** Why a proposal is where it is, or empty. */
  public static String reason(Proposal proposal) {
    return proposal.reason().isEmpty()
        ? of(proposal).map(Trouble::text).orElse("")
        : proposal.reason();
  }

  /** When it is tried again, unless trunk moves before. */
  public Instant again() {
    return time.plus(REST);
  }

  /** For people. */
  public String text() {
    return "waits since the machine had trouble at %s, tried again at %s: %s"
        .formatted(UtcTime.text(time), UtcTime.text(again()), reason);
  }
}
