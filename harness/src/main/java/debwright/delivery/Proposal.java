package debwright.delivery;

import debwright.ledger.DeliveryFact.HeadMoved;
import debwright.ledger.DeliveryFact.Reviewed;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Event;
import debwright.ledger.Fact;
import debwright.ledger.Recorded;
import debwright.ledger.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A head that is proposed for trunk, and what became of it.
 *
 * @param number of digits; where two clones gave the same one, the later one has a suffix
 * @param trunk the branch that it is for
 * @param item the backlog item that it is for, or empty
 * @param title one line
 * @param message what it is about, or empty
 * @param author {@code NAME <ADDRESS>}
 * @param proposed when
 * @param head the newest one, 40 hex digits
 * @param state how it stands
 * @param reason why it needs work, or empty
 * @param approved when its head was approved, or empty
 * @param revision what it is on trunk, or empty
 * @param history all that was recorded of it, oldest first
 */
public record Proposal(
    String number,
    String trunk,
    String item,
    String title,
    String message,
    String author,
    Instant proposed,
    String head,
    ProposalState state,
    String reason,
    Optional<Instant> approved,
    Optional<String> revision,
    List<Recorded<Fact>> history) {
  public Proposal {
    history = List.copyOf(history);
  }

  /** The attempts to land it, oldest first. */
  public List<Recorded<Tried>> attempts() {
    return history.stream()
        .filter(recorded -> recorded.fact() instanceof Tried)
        .map(recorded -> new Recorded<>(recorded.event(), (Tried) recorded.fact()))
        .toList();
  }

  /** Whether somebody proposed it, or gave it the head that it has. */
  boolean broughtBy(String somebody) {
    boolean moved =
        history.stream()
            .anyMatch(
                recorded ->
                    recorded.fact() instanceof HeadMoved move
                        && move.head().equals(head)
                        && recorded.event().author().equals(somebody));
    return moved || author.equals(somebody);
  }

  /** Those who approved the head that it has, in the order in which they did. */
  public List<String> approvers() {
    return history.stream()
        .filter(
            recorded ->
                recorded.fact() instanceof Reviewed review
                    && review.vote() == Vote.APPROVE
                    && review.head().equals(head))
        .map(recorded -> recorded.event().author())
        .distinct()
        .toList();
  }

  /** The last thing that happened to it. */
  public Event last() {
    return history.get(history.size() - 1).event();
  }

  /** Such as {@code proposal 7}. */
  public String called() {
    return "proposal " + number;
  }
}
