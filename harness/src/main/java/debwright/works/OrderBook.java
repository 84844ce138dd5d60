package debwright.works;

import debwright.delivery.DeliveryException;
import debwright.delivery.DeployOrder;
import debwright.delivery.DeployReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The deploys that somebody asked for and may ask about; of old ones no more is known. */
final class OrderBook {
  private static final int MOST = 500;

  private final Map<String, DeployOrder> orders = new LinkedHashMap<>();

  synchronized DeployOrder add(String environment, String revision) {
    DeployOrder order = DeployOrder.of(UUID.randomUUID().toString(), environment, revision);
    orders.put(order.id(), order);
    if (orders.size() > MOST) {
      orders.remove(orders.keySet().iterator().next());
    }
    return order;
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
