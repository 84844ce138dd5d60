package debwright.delivery;

import debwright.delivery.DeliveryException.Kind;
import debwright.gate.BacklogItem;
import debwright.gate.GateException;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.ledger.DeliveryFact.Commented;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.DeliveryFact.HeadMoved;
import debwright.ledger.DeliveryFact.LaneCleared;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.DeliveryFact.Reviewed;
import debwright.ledger.DeliveryFact.Withdrawn;
import debwright.ledger.Event;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Mark;
import debwright.ledger.State;
import debwright.ledger.Vote;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where people bring what they decide. Everything that is accepted is an event of the ledger; who
 * may do what, and what makes sense as things stand, is checked here and nowhere else.
 */
public final class Desk {
  private static final int TITLE = 200;
  private static final int MESSAGE = 20_000;

  private final Trunk trunk;
  private final Ledger ledger;

  public Desk(Trunk trunk, Ledger ledger) {
    this.trunk = trunk;
    this.ledger = ledger;
  }

  /**
   * What somebody proposes.
   *
   * @param head a commit
   * @param number of the proposal that gets a new head, or empty: the open one of the same author
   *     that the head builds on or whose item it is for, else a new one
   * @param item the backlog item that it is for, or empty
   * @param title one line; the commit's subject where empty
   * @param message what it is about, or empty
   */
  public record Wish(
      Revision head, Optional<String> number, String item, String title, String message) {}

  /**
   * Proposes a head, or gives a proposal a new one.
   *
   * @return the proposal as it stands then
   * @throws DeliveryException it is on trunk already, there is no such item, or the one who asks
   *     may not
   */
  public Proposal propose(Actor actor, Wish wish)
      throws DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    actor.expect(Role.PROPOSE, "propose");
    DeliveryFile file = file();
    Revision tip = trunk.tip(file.trunk());
    expectNews(wish.head(), tip, file);
    expectItem(wish.item(), wish.head(), tip, file);
    trunk.keep(wish.head().id());
    List<Event> events =
        ledger.decide(actor.name(), state -> List.of(proposed(actor, wish, tip, file, state)));
    return proposals().get(events.get(0).fields().getOrDefault("proposal", ""));
  }

  private Fact proposed(Actor actor, Wish wish, Revision tip, DeliveryFile file, State state)
      throws DeliveryException, IOException {
    Proposals proposals = Proposals.of(state);
    Optional<Proposal> before =
        wish.number().isPresent()
            ? Optional.of(open(proposals.get(wish.number().get())))
            : earlier(actor, wish, proposals);
    if (before.isPresent()) {
      expectOwn(actor, before.get());
      expectItem(before.get().item(), wish.head(), tip, file);
      if (before.get().head().equals(wish.head().id())) {
        throw refused(
            "%s is %s already".formatted(wish.head(), before.get().called()),
            "commit something, and propose that");
      }
      return new HeadMoved(before.get().number(), wish.head().id());
    }
    String title = wish.title().isEmpty() ? wish.head().subject() : wish.title();
    return new Proposed(
        proposals.next(),
        file.trunk(),
        wish.head().id(),
        wish.item(),
        line(title),
        text(wish.message()));
  }

  private Optional<Proposal> earlier(Actor actor, Wish wish, Proposals proposals)
      throws IOException {
    for (Proposal proposal : proposals.all()) {
      boolean own = proposal.state().open() && proposal.author().equals(actor.name());
      if (own && (sameItem(proposal, wish) || continues(proposal, wish.head()))) {
        return Optional.of(proposal);
      }
    }
    return Optional.empty();
  }

  private static boolean sameItem(Proposal proposal, Wish wish) {
    return !wish.item().isEmpty() && proposal.item().equals(wish.item());
  }

  /** Whether a head builds on a proposal's, or is that one, rebased or amended. */
  private boolean continues(Proposal proposal, Revision head) throws IOException {
    return trunk.has(proposal.head())
        && (trunk.isAncestor(new Revision(proposal.head(), "", head.time()), head)
            || trunk.sameWork(proposal.head(), head.id()));
  }

  /** Else whoever gives it a new head could have code approved as somebody else's. */
  private static void expectOwn(Actor actor, Proposal proposal) throws DeliveryException {
    if (!proposal.author().equals(actor.name())) {
      throw new DeliveryException(
          Kind.FORBIDDEN,
          "%s is by %s, who alone gives it a new head"
              .formatted(proposal.called(), proposal.author()),
          "propose your commit as one of your own");
    }
  }

  private void expectNews(Revision head, Revision tip, DeliveryFile file)
      throws DeliveryException, IOException {
    if (trunk.isAncestor(head, tip)) {
      throw refused(
          "%s is on %s already".formatted(head, file.trunk()),
          "commit something, and propose that");
    }
  }

  private void expectItem(String item, Revision head, Revision tip, DeliveryFile file)
      throws DeliveryException, IOException {
    if (item.isEmpty()) {
      return;
    }
    String path = file.backlog() + "/" + item + ".yaml";
    Optional<String> proposed = BacklogItem.isId(item) ? trunk.text(head, path) : Optional.empty();
    boolean known =
        proposed.isPresent() || (BacklogItem.isId(item) && trunk.text(tip, path).isPresent());
    if (!known) {
      throw new DeliveryException(
          Kind.UNKNOWN,
          "no backlog item '%s': neither %s nor %s has %s"
              .formatted(item, head, file.trunk(), path),
          "if that file is there, commit it too: git add %s; if not, debwright backlog add %s starts it"
              .formatted(path, item));
    }
    if (proposed.isPresent()) {
      expectFilled(item, proposed.get(), path);
    }
  }

  private static void expectFilled(String item, String text, String path) throws DeliveryException {
    try {
      BacklogItem.parse(item, text, path);
    } catch (GateException e) {
      throw refused(
          "backlog item '%s' cannot be read: %s".formatted(item, e.explanation()), e.hint());
    }
  }

  /**
   * Says what a reviewer thinks of a proposal's head.
   *
   * @param seen the head that was looked at, or empty for the newest one
   * @throws DeliveryException there is none, it moved meanwhile, or the one who asks may not
   */
  public Proposal review(
      Actor actor, String number, Optional<String> seen, Vote vote, String message)
      throws DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    actor.expect(Role.REVIEW, "review");
    boolean own = file().ownApproval();
    if (vote == Vote.NEEDS_WORK && message.isBlank()) {
      throw refused("needs work, but what?", "say it with -m");
    }
    ledger.decide(
        actor.name(),
        state -> {
          Proposal proposal = open(Proposals.of(state).get(number));
          expectSeen(proposal, seen);
          if (vote == Vote.APPROVE && !own && proposal.broughtBy(actor.name())) {
            throw new DeliveryException(
                Kind.FORBIDDEN,
                "%s is by %s, who cannot approve it".formatted(proposal.called(), actor.name()),
                "somebody else approves it, or debwright.yaml says review: {own: true}");
          }
          return List.of(new Reviewed(number, proposal.head(), vote, text(message)));
        });
    return proposals().get(number);
  }

  private static void expectSeen(Proposal proposal, Optional<String> seen)
      throws DeliveryException {
    if (seen.isPresent() && !seen.get().equals(proposal.head())) {
      throw refused(
          "%s has moved: its head is %s now, not %s"
              .formatted(
                  proposal.called(),
                  Revision.shortId(proposal.head()),
                  seen.get().substring(0, Math.min(10, seen.get().length()))),
          "look at what it is now");
    }
  }

  /** Says something about a proposal. */
  public void comment(Actor actor, String number, String message)
      throws DeliveryException, IOException, LedgerException, InterruptedException {
    actor.expect(actor.roles().contains(Role.REVIEW) ? Role.REVIEW : Role.PROPOSE, "comment");
    if (message.isBlank()) {
      throw refused("an empty comment", "say something with -m");
    }
    ledger.decide(
        actor.name(),
        state -> List.of(new Commented(Proposals.of(state).get(number).number(), text(message))));
  }

  /** Takes a proposal back. Its author may, and who may review. */
  public void withdraw(Actor actor, String number, String message)
      throws DeliveryException, IOException, LedgerException, InterruptedException {
    ledger.decide(
        actor.name(),
        state -> {
          Proposal proposal = open(Proposals.of(state).get(number));
          boolean own = proposal.author().equals(actor.name());
          actor.expect(own ? Role.PROPOSE : Role.REVIEW, "withdraw " + proposal.called());
          return List.of(new Withdrawn(number, text(message)));
        });
  }

  /**
   * Marks a revision of trunk.
   *
   * @param coveredBy the later one that makes a bad one good, or empty
   * @throws DeliveryException it is not on trunk, or covered by one that is not later
   */
  public void mark(
      Actor actor, Revision revision, Mark mark, Optional<Revision> coveredBy, String message)
      throws DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    actor.expect(Role.REVIEW, "mark");
    Revision tip = trunk.tip(file().trunk());
    expectOnTrunk(revision, tip);
    if (coveredBy.isPresent()) {
      expectOnTrunk(coveredBy.get(), tip);
      boolean later =
          !coveredBy.get().id().equals(revision.id())
              && trunk.isAncestor(revision, coveredBy.get());
      if (!later) {
        throw refused(
            "%s does not come after %s, so it cannot cover it".formatted(coveredBy.get(), revision),
            "debwright trunk log shows their order");
      }
    }
    ledger.append(
        actor.name(), new Marked(revision.id(), mark, coveredBy.map(Revision::id), text(message)));
  }

  private void expectOnTrunk(Revision revision, Revision tip)
      throws DeliveryException, IOException, TrunkException {
    Optional<Revision> landed = trunk.landedBy(revision, tip);
    if (landed.isEmpty()) {
      throw refused(revision + " is not on trunk", "debwright trunk log lists what is");
    }
    if (!landed.get().equals(revision)) {
      throw refused(
          "%s is part of what landed as %s".formatted(revision, landed.get()),
          "say it of %s".formatted(landed.get().shortId()));
    }
  }

  /**
   * Takes in a judgement of a backlog item that was made elsewhere.
   *
   * @return its event
   * @throws DeliveryException something else is deployed there, or the one who asks may not
   */
  public Event complete(Actor actor, Completed judged)
      throws DeliveryException, IOException, LedgerException, InterruptedException {
    actor.expect(Role.REVIEW, "say whether an item is done");
    Completed fact =
        new Completed(
            judged.item(),
            judged.environment(),
            judged.revision(),
            judged.baseline(),
            judged.done(),
            text(judged.text()));
    List<Event> events =
        ledger.decide(
            actor.name(),
            state -> {
              expectDeployed(fact, state);
              return List.of(fact);
            });
    return events.get(0);
  }

  private static void expectDeployed(Completed judged, State state) throws DeliveryException {
    String there =
        state.deployed(judged.environment()).map(each -> each.fact().revision()).orElse("");
    if (!there.equals(judged.revision())) {
      throw refused(
          "%s was judged with %s, but %s"
              .formatted(
                  judged.item(),
                  Revision.shortId(judged.revision()),
                  there.isEmpty()
                      ? "nothing is deployed to " + line(judged.environment())
                      : "%s runs %s"
                          .formatted(line(judged.environment()), Revision.shortId(there))),
          "judge what is deployed");
    }
  }

  /** Opens a lane that was stopped. */
  public void clearLane(Actor actor, String message)
      throws DeliveryException, IOException, LedgerException, InterruptedException {
    actor.expect(Role.LAND, "clear the lane");
    ledger.append(actor.name(), new LaneCleared(text(message)));
  }

  /** All proposals as they stand. */
  public Proposals proposals() throws IOException, LedgerException {
    return Proposals.of(ledger.state());
  }

  private DeliveryFile file() throws IOException, ProjectFileException, TrunkException {
    return DeliveryFile.of(trunk, TrunkBranch.of(trunk).tip());
  }

  private static Proposal open(Proposal proposal) throws DeliveryException {
    if (!proposal.state().open()) {
      throw refused(
          "%s is %s".formatted(proposal.called(), proposal.state()), "propose what is new");
    }
    return proposal;
  }

  private static DeliveryException refused(String what, String hint) {
    return new DeliveryException(Kind.REFUSED, what, hint);
  }

  private static String line(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > TITLE ? line.substring(0, TITLE) + "…" : line;
  }

  private static String text(String text) {
    String stripped = text.strip();
    return stripped.length() > MESSAGE ? stripped.substring(0, MESSAGE) + "…" : stripped;
  }
}
