package debwright.works;

import debwright.delivery.DeliveryException;
import debwright.delivery.DeployOrder;
import debwright.delivery.DeployReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The newest deploys that this process was asked for; of others the ledger tells. */
final class OrderBook {
  private static final int MOST = 500;

  private final Map<String, DeployOrder> orders = new LinkedHashMap<>();

  synchronized void add(DeployOrder order) {
    orders.put(order.id(), order);
    if (orders.size() > MOST) {
      orders.remove(orders.keySet().iterator().next());
    }
  }

  synchronized void forget(String id) {
    orders.remove(id);
  }

  synchronized void forgetWaiting(String id) {
    orders.computeIfPresent(
        id, (key, order) -> order.stage() == DeployOrder.Stage.WAITING ? null : order);
  }

  synchronized Optional<DeployOrder> find(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  void begin(String id) {
    change(id, DeployOrder::begin);
  }

  void done(String id, DeployReport report) {
    change(id, order -> order.done(report));
  }

  void refuse(String id, DeliveryException why) {
    change(id, order -> order.refused(why));
  }

  private synchronized void change(String id, UnaryOperator<DeployOrder> what) {
    orders.computeIfPresent(id, (key, order) -> what.apply(order));
  }
}
