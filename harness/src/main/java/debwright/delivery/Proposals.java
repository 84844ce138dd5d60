package debwright.delivery;

import debwright.ledger.DeliveryFact.Commented;
import debwright.ledger.DeliveryFact.HeadMoved;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.DeliveryFact.Reviewed;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.DeliveryFact.Withdrawn;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All proposals: a fold over what the ledger says of them. */
public final class Proposals {
  private final Map<String, ProposalDraft> drafts = new LinkedHashMap<>();
  private final Map<String, Proposal> all = new LinkedHashMap<>();

  private Proposals(State state) {
    state.all().forEach(this::add);
    drafts.forEach((number, draft) -> all.put(number, draft.proposal()));
  }

  /** Those of a ledger. */
  public static Proposals of(State state) {
    return new Proposals(state);
  }

  private void add(Recorded<Fact> recorded) {
    Fact fact = recorded.fact();
    if (fact instanceof Proposed proposed) {
      String number = number(proposed.proposal(), recorded.event().id());
      drafts.put(number, new ProposalDraft(number, recorded, proposed));
    } else if (fact instanceof HeadMoved moved) {
      find(moved.proposal()).ifPresent(draft -> draft.move(recorded, moved));
    } else if (fact instanceof Reviewed review) {
      find(review.proposal()).ifPresent(draft -> draft.review(recorded, review));
    } else if (fact instanceof Commented comment) {
      find(comment.proposal()).ifPresent(draft -> draft.note(recorded));
    } else if (fact instanceof Withdrawn withdrawn) {
      find(withdrawn.proposal()).ifPresent(draft -> draft.withdraw(recorded, withdrawn));
    } else if (fact instanceof Tried tried) {
      for (int i = 0; i < tried.proposals().size(); i++) {
        String head = tried.heads().get(i);
        find(tried.proposals().get(i)).ifPresent(draft -> draft.attempt(recorded, tried, head));
      }
    } else if (fact instanceof Landed landed) {
      find(landed.proposal()).ifPresent(draft -> draft.land(recorded, landed));
    }
  }

  /** Two clones that do not know of each other may give one number; the later one gets a suffix. */
  private String number(String wanted, String event) {
    return drafts.containsKey(wanted) ? wanted + "-" + event.substring(0, 6) : wanted;
  }

  private Optional<ProposalDraft> find(String number) {
    return Optional.ofNullable(drafts.get(number));
  }

  /** All of them, oldest first. */
  public Collection<Proposal> all() {
    return all.values();
  }

  /**
   * The one of that number.
   *
   * @throws DeliveryException there is none
   */
  public Proposal get(String number) throws DeliveryException {
    Proposal found = all.get(number);
    if (found == null) {
      throw new DeliveryException(
          DeliveryException.Kind.UNKNOWN,
          "no proposal '%s'".formatted(number),
          all.isEmpty() ? "there are none yet" : "debwright status lists them");
    }
    return found;
  }

  /** The open one of a head, if there is one. */
  public Optional<Proposal> open(String head) {
    return all.values().stream().filter(p -> p.state().open() && p.head().equals(head)).findFirst();
  }

  /** Those that are approved and wait for the lane, the one that waits longest first. */
  public List<Proposal> queue() {
    return all.values().stream()
        .filter(proposal -> proposal.state() == ProposalState.APPROVED)
        .sorted(Comparator.comparing(proposal -> proposal.approved().orElseThrow()))
        .toList();
  }

  /** The number for the next one. */
  String next() {
    int highest =
        all.keySet().stream()
            .map(number -> number.replaceFirst("-.*", ""))
            .filter(number -> number.matches("[0-9]{1,9}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return String.valueOf(highest + 1);
  }
}
