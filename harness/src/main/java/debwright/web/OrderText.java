package debwright.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeployOrder;
import debwright.delivery.DeployReport;
import debwright.delivery.Works.Running;
import debwright.ledger.Stages;
import java.util.List;

/** Tells programs of a deploy that was asked for. */
final class OrderText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OrderText() {}

  /** As it stands. */
  static ObjectNode document(DeployOrder order) {
    ObjectNode root = JSON.createObjectNode().put("schema", 1);
    root.put("order", order.id()).put("environment", order.environment());
    root.put("revision", order.revision()).put("state", order.stage().toString());
    order.report().ifPresent(report -> report(root, report));
    order.refusal().ifPresent(why -> refusal(root, why));
    return root;
  }

  /** The same, with what is done right now, be it that or what it waits for. */
  static ObjectNode document(DeployOrder order, List<Running> running) {
    ObjectNode root = document(order);
    for (Running each : running) {
      root.withArray("running").addObject().put("what", each.what()).put("stage", each.stage());
    }
    return root;
  }

  private static void report(ObjectNode root, DeployReport report) {
    root.put("revision", report.revision()).put("before", report.before().orElse(null));
    root.put("what", report.back() ? "rollback" : "deploy").put("success", report.success());
    root.put("rolled_back", report.rolledBack()).put("lost", report.lost());
    root.put("reason", report.reason());
    ObjectNode stages = root.putObject("stages_ms");
    for (Stages.Stage stage : report.stages().all()) {
      stages.put(stage.name(), stage.took().toMillis());
    }
    root.put("log", report.log()).put("event", report.event());
  }

  private static void refusal(ObjectNode root, DeliveryException why) {
    root.put("status", WebException.of(why).status());
    root.put("error", why.explanation()).put("hint", why.hint());
  }
}
