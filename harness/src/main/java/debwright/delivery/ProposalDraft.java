package debwright.delivery;

import debwright.ledger.DeliveryFact.HeadMoved;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.DeliveryFact.Reviewed;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.DeliveryFact.Withdrawn;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A proposal while its events are folded. */
final class ProposalDraft {
  private final String number;
  private final Recorded<Fact> first;
  private final Proposed proposed;
  private final List<Recorded<Fact>> history = new ArrayList<>();
  private String head;
  private ProposalState state = ProposalState.PROPOSED;
  private String reason = "";
  private Optional<Instant> approved = Optional.empty();
  private Optional<String> revision = Optional.empty();

  ProposalDraft(String number, Recorded<Fact> first, Proposed proposed) {
    this.number = number;
    this.first = first;
    this.proposed = proposed;
    this.head = proposed.head();
    history.add(first);
  }

  void note(Recorded<Fact> recorded) {
    history.add(recorded);
  }

  /** A moved head voids what was said of the one before. */
  void move(Recorded<Fact> recorded, HeadMoved moved) {
    note(recorded);
    if (state != ProposalState.LANDED && !moved.head().equals(head)) {
      head = moved.head();
      become(ProposalState.PROPOSED, "");
    }
  }

  /** A review is of one head: of another it is history only. */
  void review(Recorded<Fact> recorded, Reviewed review) {
    note(recorded);
    if (!state.open() || !review.head().equals(head)) {
      return;
    }
    switch (review.vote()) {
      case APPROVE -> {
        become(ProposalState.APPROVED, "");
        approved = Optional.of(recorded.event().time());
      }
      case NEEDS_WORK -> become(ProposalState.NEEDS_WORK, review.message());
    }
  }

  void withdraw(Recorded<Fact> recorded, Withdrawn withdrawn) {
    note(recorded);
    if (state.open()) {
      become(ProposalState.WITHDRAWN, withdrawn.message());
    }
  }

  void attempt(Recorded<Fact> recorded, Tried tried, String triedHead) {
    note(recorded);
    boolean ours = state == ProposalState.APPROVED && triedHead.equals(head);
    if (ours && tried.outcome().blames()) {
      become(ProposalState.NEEDS_WORK, tried.reason());
    }
  }

  /** What is on trunk is on trunk, whatever was said before. */
  void land(Recorded<Fact> recorded, Landed landed) {
    note(recorded);
    head = landed.head();
    revision = Optional.of(landed.revision());
    become(ProposalState.LANDED, "");
  }

  private void become(ProposalState next, String why) {
    state = next;
    reason = why;
    if (next != ProposalState.LANDED) {
      approved = Optional.empty();
    }
  }

  Proposal proposal() {
    return new Proposal(
        number,
        proposed.trunk(),
        proposed.item(),
        proposed.title(),
        proposed.message(),
        first.event().author(),
        first.event().time(),
        head,
        state,
        reason,
        approved,
        revision,
        history);
  }
}
