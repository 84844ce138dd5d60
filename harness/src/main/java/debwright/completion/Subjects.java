package debwright.completion;

import debwright.delivery.Board;
import debwright.delivery.BoardItem;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.DeliveryFact.Forecasted;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what users have of an item, or says what is missing. */
final class Subjects {
  private final Trunk trunk;
  private final Board board;
  private final State state;

  Subjects(Trunk trunk, Board board) {
    this.trunk = trunk;
    this.board = board;
    this.state = board.state();
  }

  CompletionSubject find(String id, String environment)
      throws DeliveryException, TrunkException, IOException {
    BoardItem item = board.item(id).orElseThrow(() -> unknown(id));
    List<Revision> landings = landings(item);
    Recorded<Deployed> deploy =
        state
            .deployed(environment)
            .orElseThrow(
                () -> undeployed(landings.get(0), environment, "nothing is deployed there"));
    Revision revision = trunk.resolve(deploy.fact().revision());
    for (Revision landing : landings) {
      if (!trunk.isAncestor(landing, revision)) {
        throw undeployed(landing, environment, "it runs " + revision);
      }
    }
    Before before = before(landings, environment);
    return new CompletionSubject(
        item,
        environment,
        revision,
        before.revision,
        before.because,
        landings,
        forecast(id, landings),
        verdict(landings.get(landings.size() - 1)),
        judged(id, environment, revision));
  }

  private DeliveryException unknown(String id) {
    return new DeliveryException(
        Kind.UNKNOWN,
        "no backlog item '%s'".formatted(Visible.line(id)),
        board.items().isEmpty()
            ? "there are none yet: debwright backlog add ID --title TITLE"
            : "debwright backlog list has them");
  }

  private List<Revision> landings(BoardItem item)
      throws DeliveryException, TrunkException, IOException {
    List<Revision> landings = new ArrayList<>();
    for (Proposal proposal : item.proposals()) {
      if (proposal.state() == ProposalState.LANDED && proposal.revision().isPresent()) {
        landings.add(trunk.resolve(proposal.revision().get()));
      }
    }
    if (landings.isEmpty()) {
      throw new DeliveryException(
          Kind.REFUSED,
          "nothing has landed for %s yet: it is %s".formatted(item.id(), item.state()),
          unlanded(item));
    }
    return landings;
  }

  /** What to do next about one that did not land. */
  private static String unlanded(BoardItem item) {
    Optional<Proposal> open =
        item.proposals().stream()
            .filter(each -> each.state().open())
            .reduce((first, second) -> second);
    if (open.isEmpty()) {
      return "debwright propose --for " + item.id();
    }
    String number = open.get().number();
    return switch (open.get().state()) {
      case APPROVED ->
          "proposal %s lands by itself; debwright status says how far it is".formatted(number);
      case NEEDS_WORK -> "proposal %s needs work: push what mends it".formatted(number);
      case PROPOSED, LANDED, WITHDRAWN ->
          "proposal %s waits for review: debwright review %s --approve".formatted(number, number);
    };
  }

  private static DeliveryException undeployed(Revision landing, String environment, String now) {
    return new DeliveryException(
        Kind.REFUSED,
        "landed as %s, not deployed to %s: %s".formatted(landing, Visible.line(environment), now),
        "debwright deploy " + Visible.line(environment));
  }

  private record Before(Optional<Revision> revision, String because) {}

  /** The deploy that stood before the first one that brought something of the item. */
  private Before before(List<Revision> landings, String environment)
      throws TrunkException, IOException {
    Optional<Recorded<Deployed>> last = Optional.empty();
    for (Recorded<Deployed> deploy : state.all(Deployed.class)) {
      boolean counts = deploy.fact().environment().equals(environment) && state.stands(deploy);
      if (counts && brings(deploy, landings)) {
        break;
      }
      last = counts ? Optional.of(deploy) : last;
    }
    if (last.isPresent() && trunk.has(last.get().fact().revision())) {
      return new Before(
          Optional.of(trunk.resolve(last.get().fact().revision())),
          "%s had it before the item".formatted(environment));
    }
    return new Before(
        trunk.firstParent(landings.get(0)),
        "the item landed on it, and nothing was deployed to %s before".formatted(environment));
  }

  private boolean brings(Recorded<Deployed> deploy, List<Revision> landings)
      throws TrunkException, IOException {
    if (!trunk.has(deploy.fact().revision())) {
      return false;
    }
    Revision revision = trunk.resolve(deploy.fact().revision());
    for (Revision landing : landings) {
      if (trunk.isAncestor(landing, revision)) {
        return true;
      }
    }
    return false;
  }

  private String forecast(String id, List<Revision> landings) {
    List<String> ids = landings.stream().map(Revision::id).toList();
    return state.all(Forecasted.class).stream()
        .filter(each -> each.fact().item().equals(id) && ids.contains(each.fact().revision()))
        .reduce((first, second) -> second)
        .map(each -> each.fact().text())
        .orElse("");
  }

  /** The first one was given before it landed. */
  private Optional<String> verdict(Revision landing) {
    return state.verdicts(landing.id()).stream().findFirst().map(each -> each.fact().line());
  }

  /** The newest judgement there, if it is of what is deployed now. */
  private Optional<Recorded<Completed>> judged(String id, String environment, Revision revision) {
    return state.all(Completed.class).stream()
        .filter(each -> each.fact().item().equals(id))
        .filter(each -> each.fact().environment().equals(environment))
        .reduce((first, second) -> second)
        .filter(each -> each.fact().revision().equals(revision.id()));
  }
}
