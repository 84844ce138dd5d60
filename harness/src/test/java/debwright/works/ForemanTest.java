package debwright.works;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.delivery.DeployOrder;
import debwright.deploy.DeployProgress;
import debwright.deploy.Deployer;
import debwright.landing.DeliveryWorld;
import debwright.launcher.Tools;
import debwright.ledger.Fact.Deployed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForemanTest {
  @TempDir Path temp;

  private final List<String> trouble = new CopyOnWriteArrayList<>();

  private Foreman foreman(DeliveryWorld world) {
    Clock clock = Clock.systemUTC();
    Foreman.Crew crew =
        new Foreman.Crew(
            progress -> world.lane(),
            progress ->
                new Deployer(world.trunk, world.ledger, world.workshop, DeployProgress.SILENT),
            () -> {},
            new Pruning(world.trunk, world.ledger, Pruning.Bound.USUAL, clock),
            trouble::add,
            clock);
    return new Foreman(world.trunk, world.ledger, crew);
  }

  private static DeployOrder settled(Foreman foreman, String id) throws Exception {
    for (int i = 0; i < 3000; i++) {
      DeployOrder order = foreman.order(id).orElseThrow();
      if (order.report().isPresent() || order.refusal().isPresent()) {
        return order;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("it is still " + foreman.order(id).orElseThrow().stage());
  }

  @Test
  void theNextOneDoesWhatTheLastOneWasAskedForAndDidNotBegin() throws Exception {
    Tools.require("git", "setsid");
    Path site = temp.resolve("site");
    String project =
        DeliveryWorld.PROJECT
            + "environments: {production: {deploy: echo $DEBWRIGHT_REVISION >>%s}}\n"
                .formatted(site);
    try (DeliveryWorld world = DeliveryWorld.in(temp, project)) {
      DeployOrder order =
          foreman(world).deploy(DeliveryWorld.BOB, "production", Optional.of("main"), true);
      assertThat(order.stage()).isEqualTo(DeployOrder.Stage.WAITING);
      String later;
      try (Foreman next = foreman(world)) {
        next.start();
        DeployOrder done = settled(next, order.id());
        assertThat(done.stage()).as("%s", trouble).isEqualTo(DeployOrder.Stage.DONE);
        later = next.deploy(DeliveryWorld.BOB, "production", Optional.of("main"), false).id();
        settled(next, later);
      }
      assertThat(foreman(world).order(later).orElseThrow().stage())
          .as("by the ledger")
          .isEqualTo(DeployOrder.Stage.DONE);
      assertThat(Files.readAllLines(site)).containsExactly(world.tip().id(), world.tip().id());
      assertThat(world.ledger.state().all(Deployed.class))
          .extracting(each -> each.event().author())
          .as("who asked")
          .containsOnly(DeliveryWorld.BOB.name());
      assertThat(trouble).isEmpty();
    }
  }
}
