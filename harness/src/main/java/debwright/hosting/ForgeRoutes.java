package debwright.hosting;

import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.ForgePlan;
import debwright.delivery.Desk;
import debwright.forge.Delivery;
import debwright.forge.ForgeException;
import debwright.forge.ForgeHook;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.ledger.LedgerException;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import debwright.web.Mount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a forge's webhook sends what happened: {@code /hooks/github} or {@code /hooks/gitlab}.
 *
 * @param environment has the webhook's secret
 * @param follow called where trunk may have moved at the forge
 * @param say told what came of each, in one line
 */
public record ForgeRoutes(
    Trunk trunk, Desk desk, Map<String, String> environment, Runnable follow, Consumer<String> say)
    implements Mount {

  @Override
  public void on(RoutesConfig routes) {
    routes.post("/hooks/{kind}", this::take);
  }

  private void take(Context request)
      throws IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    DeliveryFile file = DeliveryFile.of(trunk, TrunkBranch.of(trunk).tip());
    Optional<ForgePlan> plan =
        file.forge().filter(each -> each.kind().equals(request.pathParam("kind")));
    if (plan.isEmpty()) {
      answer(request, 404, "no such forge in debwright.yaml");
      return;
    }
    String secret = environment.getOrDefault(plan.get().secret(), "");
    if (secret.isBlank()) {
      say.accept("webhook refused: the variable %s is empty".formatted(plan.get().secret()));
      answer(request, 503, "the server has no secret for this webhook");
      return;
    }
    take(request, new ForgeIntake(trunk, desk, file, plan.get()), hook(plan.get(), secret));
  }

  private static ForgeHook hook(ForgePlan plan, String secret) {
    return plan.kind().equals("github") ? ForgeHook.github(secret) : ForgeHook.gitlab(secret);
  }

  private void take(Context request, ForgeIntake intake, ForgeHook hook)
      throws IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    try {
      byte[] body = request.req().getInputStream().readNBytes(ForgeHook.MAX_BODY + 1);
      Delivery delivery = hook.read(request::header, body);
      String came = intake.take(delivery.event());
      if (intake.movesTrunk(delivery.event())) {
        follow.run();
      }
      say.accept("webhook: " + came);
      answer(request, 200, came);
    } catch (ForgeException e) {
      answer(request, e.reason().status(), String.valueOf(e.getMessage()));
    } catch (DeliveryException e) {
      say.accept("webhook: " + e.explanation());
      answer(request, 200, e.explanation());
    }
  }

  private static void answer(Context request, int status, String text) {
    request.status(status).contentType("text/plain; charset=utf-8").result(text + "\n");
  }
}
