package debwright.deploy;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.DeployOrder;
import debwright.delivery.DeployReport;
import debwright.delivery.Role;
import debwright.gate.ProjectFileException;
import debwright.ledger.DeliveryFact.DeployOrdered;
import debwright.ledger.DeliveryFact.DeployOrdered.What;
import debwright.ledger.DeliveryFact.OrderDropped;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Deploys that somebody asks for and that are done in their turn. What was asked for is in the
 * ledger before anybody is told that it is taken, and the beginning of the deploy names it: so it
 * is done once, however often whoever does it is killed between.
 */
public final class Orders {
  /** Whoever asked has given up by then, and things stand otherwise. */
  static final Duration LIFE = Duration.ofHours(3);

  private final Ledger ledger;
  private final Deployer deployer;
  private final String place;
  private final Clock clock;

  Orders(Ledger ledger, Deployer deployer, String place, Clock clock) {
    this.ledger = ledger;
    this.deployer = deployer;
    this.place = place;
    this.clock = clock;
  }

  /**
   * Takes one in.
   *
   * @param revision a commit's name; what can be deployed when its turn comes where empty
   * @throws DeliveryException it cannot be deployed as things stand, or the one who asks may not
   */
  public DeployOrder deploy(
      Actor actor, String environment, Optional<String> revision, boolean first)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          IOException,
          InterruptedException {
    DeployChoice choice = deployer.choose(actor, environment, revision, first);
    String wish = revision.isPresent() ? choice.revision().id() : "";
    return take(actor, choice, first ? What.FIRST : What.DEPLOY, wish);
  }

  /**
   * Takes a rollback in.
   *
   * @throws DeliveryException there is nothing to bring back, or the one who asks may not
   */
  public DeployOrder rollBack(Actor actor, String environment)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          IOException,
          InterruptedException {
    return take(actor, deployer.chooseRollBack(actor, environment), What.ROLLBACK, "");
  }

  private DeployOrder take(Actor actor, DeployChoice choice, What what, String wish)
      throws IOException, LedgerException, InterruptedException {
    DeployOrdered fact =
        new DeployOrdered(
            choice.environment(),
            what,
            wish,
            choice.revision().id(),
            choice.before().orElse(""),
            place);
    String id = ledger.append(actor.name(), fact).id();
    return DeployOrder.of(id, choice.environment(), choice.revision().id());
  }

  /** Those that were asked for here and have not begun, the oldest first. */
  public List<String> waiting() throws IOException, LedgerException {
    return new OrderFold(ledger.state()).waiting(place);
  }

  /** One of them, or one that is done. */
  public Optional<DeployOrder> find(String id) throws IOException, LedgerException {
    return new OrderFold(ledger.state()).find(id);
  }

  /**
   * Does it.
   *
   * @throws DeliveryException it makes no sense any more, is too old, or was begun already
   */
  public DeployReport carryOut(String id)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          IOException,
          InterruptedException {
    Recorded<DeployOrdered> asked =
        new OrderFold(ledger.state())
            .asked(id)
            .orElseThrow(() -> new DeliveryException(Kind.UNKNOWN, "no such order: " + id, ""));
    expectNew(asked);
    DeployOrdered fact = asked.fact();
    Actor actor = new Actor(asked.event().author(), EnumSet.of(Role.DEPLOY));
    if (fact.what() == What.ROLLBACK) {
      return deployer.rollBack(new Ask(actor, id, Optional.of(fact.stood())), fact.environment());
    }
    return deployer.deploy(
        new Ask(actor, id, Optional.empty()),
        fact.environment(),
        Optional.of(fact.wish()).filter(wish -> !wish.isEmpty()),
        fact.what() == What.FIRST);
  }

  private void expectNew(Recorded<DeployOrdered> asked) throws DeliveryException {
    if (asked.event().time().plus(LIFE).isBefore(clock.instant())) {
      throw new DeliveryException(
          Kind.REFUSED,
          "the %s of %s was asked for at %s and not begun within %d hours"
              .formatted(
                  asked.fact().what() == What.ROLLBACK ? "rollback" : "deploy",
                  asked.fact().environment(),
                  asked.event().time(),
                  LIFE.toHours()),
          "look at how things stand, and ask again");
    }
  }

  /** It is not done: whoever asked is told why; one that has begun is left as it is. */
  public void drop(String id, DeliveryException why)
      throws IOException, LedgerException, InterruptedException {
    ledger.decide(
        Actor.machine().name(),
        state ->
            new OrderFold(state).waits(id)
                ? List.of(new OrderDropped(id, why.explanation(), why.hint()))
                : List.of());
  }
}
