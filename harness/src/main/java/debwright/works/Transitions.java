package debwright.works;

import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.delivery.Proposals;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.DeliveryFact.LaneStopped;
import debwright.ledger.Event;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is news between two moments of a ledger: states that changed. That something fails again, or
 * is said again, is none.
 */
public final class Transitions {
  private Transitions() {}

  /**
   * A change of state.
   *
   * @param id of the event that made it
   * @param kind such as {@code landed}
   * @param title one line
   * @param text more lines, or empty
   * @param page from the server's root, such as {@code proposals/7}
   * @param revision 40 hex digits, or empty
   */
  public record Transition(
      String id, String kind, String title, String text, String page, Optional<String> revision) {}

  /** The news of a ledger that was in one state and is in another, oldest first. */
  public static List<Transition> between(State before, State after) {
    List<Transition> news = new ArrayList<>();
    Map<String, ProposalState> known = new HashMap<>();
    Proposals.of(before).all().forEach(each -> known.put(each.number(), each.state()));
    for (Proposal proposal : Proposals.of(after).all()) {
      if (known.get(proposal.number()) != proposal.state()) {
        news.add(of(proposal));
      }
    }
    int deploys = before.all(Deployed.class).size();
    after.all(Deployed.class).stream()
        .skip(deploys)
        .map(Transitions::deployment)
        .forEach(news::add);
    int rollbacks = before.all(RolledBack.class).size();
    after.all(RolledBack.class).stream()
        .skip(rollbacks)
        .map(Transitions::rollback)
        .forEach(news::add);
    int stops = before.all(LaneStopped.class).size();
    after.all(LaneStopped.class).stream().skip(stops).map(Transitions::stop).forEach(news::add);
    int completions = before.all(Completed.class).size();
    after.all(Completed.class).stream()
        .skip(completions)
        .map(Transitions::completion)
        .forEach(news::add);
    return news;
  }

  /** A ledger's events up to one of them, which is the last that was told. */
  public static State until(List<Event> events, String last) throws LedgerException {
    List<Event> told = new ArrayList<>();
    for (Event event : events) {
      told.add(event);
      if (event.id().equals(last)) {
        return State.of(told);
      }
    }
    return State.of(events);
  }

  private static Transition of(Proposal proposal) {
    return new Transition(
        proposal.last().id() + "-" + proposal.number(),
        proposal.state().toString(),
        "%s %s: %s".formatted(proposal.called(), words(proposal.state()), proposal.title()),
        proposal.reason(),
        "proposals/" + proposal.number(),
        Optional.of(proposal.revision().orElse(proposal.head())));
  }

  private static String words(ProposalState state) {
    return switch (state) {
      case PROPOSED -> "waits for review";
      case APPROVED -> "is approved";
      case NEEDS_WORK -> "needs work";
      case LANDED -> "has landed";
      case WITHDRAWN -> "is withdrawn";
    };
  }

  private static Transition deployment(Recorded<Deployed> deploy) {
    Deployed fact = deploy.fact();
    String kind = fact.success() ? "deployed" : "deploy-failed";
    String what =
        fact.success()
            ? "%s runs %s now"
            : fact.rolledBack() ? "%s: %s failed and was rolled back" : "%s: %s failed";
    return new Transition(
        deploy.event().id(),
        kind,
        what.formatted(fact.environment(), Revision.shortId(fact.revision())),
        fact.reason(),
        "deploys",
        Optional.of(fact.revision()));
  }

  private static Transition rollback(Recorded<RolledBack> rollback) {
    return new Transition(
        rollback.event().id(),
        "rolled-back",
        rollback.fact().environment() + " was rolled back",
        "by " + rollback.event().author(),
        "deploys",
        Optional.empty());
  }

  private static Transition stop(Recorded<LaneStopped> stop) {
    return new Transition(
        stop.event().id(),
        "lane-stopped",
        "nothing lands: trunk itself fails its tests",
        stop.fact().reason()
            + "\nwho has the role 'land' can land what mends it, or clear the lane",
        "",
        Optional.of(stop.fact().tip()));
  }

  private static Transition completion(Recorded<Completed> completion) {
    Completed fact = completion.fact();
    return new Transition(
        completion.event().id(),
        "completed",
        "%s %s".formatted(fact.item(), fact.done() ? "is done" : "is not done: back to work"),
        fact.text(),
        "backlog/" + fact.item(),
        Optional.of(fact.revision()));
  }
}
