package debwright.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeployOrder;
import debwright.delivery.DeployReport;
import debwright.launcher.Tools;
import debwright.ledger.DeliveryFact.DeployOrdered;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.Mark;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private TinySite site;

  @BeforeEach
  void begin() throws Exception {
    Tools.require("git", "setsid");
    site = TinySite.in(folder);
  }

  @AfterEach
  void end() {
    site.close();
  }

  /** Those of a process that has just started. */
  private Orders orders() throws Exception {
    return site.deployer().orders(Clock.systemUTC());
  }

  private String ask(Optional<String> revision, boolean first) throws Exception {
    return orders().deploy(Actor.of(site.trunk()), "production", revision, first).id();
  }

  private DeployOrder found(String id) throws Exception {
    return orders().find(id).orElseThrow();
  }

  private String refused(Orders orders, String id) {
    DeliveryException refusal =
        catchThrowableOfType(DeliveryException.class, () -> orders.carryOut(id));
    assertThat(refusal).as("it is not done").isNotNull();
    return refusal.explanation();
  }

  @Test
  void whatWasAskedForIsDoneOnceByWhoeverComesNext() throws Exception {
    String id = ask(Optional.of("main"), true);
    assertThat(found(id).stage()).isEqualTo(DeployOrder.Stage.WAITING);
    assertThat(orders().waiting()).containsExactly(id);
    DeployReport report = orders().carryOut(id);
    assertThat(report.success()).as(report.reason()).isTrue();
    assertThat(orders().waiting()).isEmpty();
    assertThat(found(id).report().orElseThrow())
        .as("by the ledger alone")
        .hasToString(report.toString());
    assertThat(refused(orders(), id)).isNotEmpty();
    assertThat(site.history()).containsExactly("deploy production one after nothing");
  }

  @Test
  void oneThatWasKilledOnceItHadBegunIsNotBegunAgain() throws Exception {
    site.deploy("main", true);
    String two = site.land("two", "a", "1");
    site.mark(two, Mark.DEPLOYABLE);
    String id = ask(Optional.empty(), false);
    String place = site.state().all(DeployOrdered.class).get(0).fact().place();
    site.ledger().append(new DeployStarted("production", two, place, id));
    assertThat(found(id).stage()).isEqualTo(DeployOrder.Stage.RUNNING);
    site.deployer().recover();
    assertThat(orders().waiting()).isEmpty();
    DeployReport report = found(id).report().orElseThrow();
    assertThat(report.success()).isFalse();
    assertThat(report.reason()).startsWith(Deployer.INTERRUPTED);
    assertThat(site.runs("production")).isEqualTo(site.revision(0));
  }

  @Test
  void twoWhoWantTheSameRevisionGoneDoNotTakeAnotherOneBack() throws Exception {
    site.deploy("main", true);
    for (String name : List.of("two", "three")) {
      String revision = site.land(name, name, "1");
      site.mark(revision, Mark.DEPLOYABLE);
      site.deploy(revision, false);
    }
    String first = orders().rollBack(Actor.of(site.trunk()), "production").id();
    String second = orders().rollBack(Actor.of(site.trunk()), "production").id();
    DeployReport back = orders().carryOut(first);
    assertThat(back.success()).as(back.reason()).isTrue();
    assertThat(found(first).report().orElseThrow())
        .as("by the ledger alone")
        .extracting(DeployReport::success, DeployReport::back, DeployReport::revision)
        .containsExactly(true, true, site.revision(1));
    assertThat(refused(orders(), second))
        .matches("production runs [0-9a-f]{10} now, not [0-9a-f]{10} as when .*");
    assertThat(site.runs("production")).isEqualTo(site.revision(1));
  }

  @Test
  void whatBecameWrongIsDroppedWithItsReason() throws Exception {
    site.deploy("main", true);
    String two = site.land("two", "a", "1");
    site.mark(two, Mark.DEPLOYABLE);
    String id = ask(Optional.of(two), false);
    site.mark(two, Mark.BAD);
    assertThat(refused(orders(), id)).contains("1 revision blocks it");
    orders().drop(id, new DeliveryException(DeliveryException.Kind.REFUSED, "blocked", "mark it"));
    assertThat(found(id).stage()).isEqualTo(DeployOrder.Stage.REFUSED);
    assertThat(found(id).refusal().orElseThrow().explanation()).isEqualTo("blocked");
    site.mark(two, Mark.DEPLOYABLE);
    assertThat(orders().waiting()).as("also when it makes sense again").isEmpty();
  }

  @Test
  void whatWaitedTooLongIsNotDone() throws Exception {
    String id = ask(Optional.of("main"), true);
    Clock later = Clock.offset(Clock.systemUTC(), Orders.LIFE.plus(Duration.ofMinutes(1)));
    assertThat(refused(site.deployer().orders(later), id))
        .contains("the deploy of production was asked for at", "not begun within 3 hours");
    assertThat(site.history()).as("commands").isEmpty();
  }

  @Test
  void whatAnotherCloneWasAskedForIsItsOwn() throws Exception {
    site.ledger()
        .append(
            new DeployOrdered(
                "production", DeployOrdered.What.FIRST, "", site.last(), "", "another"));
    assertThat(orders().waiting()).isEmpty();
  }
}
