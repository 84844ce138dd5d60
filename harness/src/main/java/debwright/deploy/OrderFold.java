package debwright.deploy;

import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.DeployOrder;
import debwright.delivery.DeployReport;
import debwright.ledger.DeliveryFact.DeployOrdered;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.DeliveryFact.OrderDropped;
import debwright.ledger.Event;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import java.util.List;
import java.util.Optional;

/** The deploys that were asked for, as a ledger has them at one moment. */
record OrderFold(State state) {

  /** Those of a clone that have neither begun nor been dropped, the oldest first. */
  List<String> waiting(String place) {
    return state.all(DeployOrdered.class).stream()
        .filter(each -> each.fact().place().equals(place))
        .map(each -> each.event().id())
        .filter(this::waits)
        .toList();
  }

  boolean waits(String id) {
    return started(id).isEmpty() && dropped(id).isEmpty();
  }

  Optional<Recorded<DeployOrdered>> asked(String id) {
    return state.all(DeployOrdered.class).stream()
        .filter(each -> each.event().id().equals(id))
        .findFirst();
  }

  private Optional<Recorded<DeployStarted>> started(String id) {
    return state.all(DeployStarted.class).stream()
        .filter(each -> each.fact().order().equals(id))
        .findFirst();
  }

  private Optional<OrderDropped> dropped(String id) {
    return state.all(OrderDropped.class).stream()
        .map(Recorded::fact)
        .filter(each -> each.order().equals(id))
        .findFirst();
  }

  /** As it stands. */
  Optional<DeployOrder> find(String id) {
    return asked(id).map(each -> order(id, each.fact()));
  }

  private DeployOrder order(String id, DeployOrdered asked) {
    DeployOrder order = DeployOrder.of(id, asked.environment(), asked.revision());
    Optional<Recorded<DeployStarted>> started = started(id);
    if (started.isPresent()) {
      return end(asked, started.get()).map(order.begin()::done).orElseGet(order::begin);
    }
    return dropped(id)
        .map(why -> new DeliveryException(Kind.REFUSED, why.reason(), why.hint()))
        .map(order::refused)
        .orElse(order);
  }

  /** The first that is recorded of the environment after the beginning. */
  private Optional<DeployReport> end(DeployOrdered asked, Recorded<DeployStarted> started) {
    Optional<Recorded<Deployed>> deployed =
        state.all(Deployed.class).stream()
            .filter(each -> each.fact().environment().equals(asked.environment()))
            .filter(each -> after(started, each.event()))
            .findFirst();
    Optional<Recorded<RolledBack>> back =
        state.all(RolledBack.class).stream()
            .filter(each -> each.fact().environment().equals(asked.environment()))
            .filter(each -> after(started, each.event()))
            .findFirst();
    if (back.isPresent() && deployed.filter(each -> after(each, back.get().event())).isEmpty()) {
      Deployed done = new Deployed(asked.environment(), started.fact().revision(), true, false);
      return Optional.of(report(asked, done, back.get().event().id()));
    }
    return deployed.map(each -> report(asked, each.fact(), each.event().id()));
  }

  private static boolean after(Recorded<?> first, Event second) {
    return second.compareTo(first.event()) > 0;
  }

  private static DeployReport report(DeployOrdered asked, Deployed done, String event) {
    return new DeployReport(
        asked.environment(),
        done.revision(),
        Optional.of(asked.stood()).filter(stood -> !stood.isEmpty()),
        asked.what() == DeployOrdered.What.ROLLBACK,
        done.success(),
        done.rolledBack(),
        done.reason(),
        done.stages(),
        done.log(),
        event);
  }
}
