package debwright.delivery;

import debwright.gate.BacklogItem;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.Recorded;
import java.util.List;
import java.util.Optional;

/**
 * A backlog item, and how far it is.
 *
 * @param id its file's name without the end
 * @param item as trunk's tip has it, else as a proposal brings it; empty where it cannot be read
 * @param problem why it cannot be read, or empty
 * @param state how far it is
 * @param proposals those that are for it, oldest first
 * @param completion the newest judgement on what users have, or empty
 */
public record BoardItem(
    String id,
    Optional<BacklogItem> item,
    String problem,
    ItemState state,
    List<Proposal> proposals,
    Optional<Recorded<Completed>> completion) {
  public BoardItem {
    proposals = List.copyOf(proposals);
  }

  /** Its title, or its id where it cannot be read. */
  public String title() {
    return item.map(BacklogItem::title).orElse(id);
  }
}
