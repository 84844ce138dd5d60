package debwright.completion;

import debwright.delivery.BoardItem;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.Recorded;
import debwright.trunk.Revision;
import java.util.List;
import java.util.Optional;

/**
 * A backlog item that users have.
 *
 * @param item as trunk has it
 * @param environment where
 * @param revision that is deployed there
 * @param baseline what was deployed there before the item was; the revision that the item landed on
 *     where nothing was, empty where there is none
 * @param because why that is the baseline, for people
 * @param landings what the item is on trunk, oldest first
 * @param forecast what was said of it before its newest landing, or empty
 * @param verdict the gate's line on its newest landing, or empty
 * @param judged the judgement of just this, if there is one
 */
public record CompletionSubject(
    BoardItem item,
    String environment,
    Revision revision,
    Optional<Revision> baseline,
    String because,
    List<Revision> landings,
    String forecast,
    Optional<String> verdict,
    Optional<Recorded<Completed>> judged) {
  public CompletionSubject {
    landings = List.copyOf(landings);
  }
}
