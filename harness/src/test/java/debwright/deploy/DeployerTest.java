package debwright.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.delivery.DeployReport;
import debwright.delivery.Role;
import debwright.job.Logs;
import debwright.job.SoleLock;
import debwright.launcher.Tools;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Mark;
import debwright.ledger.Recorded;
import debwright.ledger.Stages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployerTest {
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

  private DeliveryException refused(Optional<String> revision, boolean first) {
    return catchThrowableOfType(
        DeliveryException.class,
        () -> site.deployer().deploy(Actor.of(site.trunk()), "production", revision, first));
  }

  private Optional<String> stands(String environment) throws Exception {
    return site.state().deployed(environment).map(each -> each.fact().revision());
  }

  @Test
  void bringsTheFirstRevisionWithoutMarks() throws Exception {
    DeployReport report = site.deploy("main", true);
    assertThat(report.success()).as(report.reason()).isTrue();
    assertThat(report.before()).isEmpty();
    assertThat(site.runs("production")).isEqualTo(site.revision(0));
    assertThat(stands("production")).contains(site.revision(0));
    assertThat(site.history()).containsExactly("deploy production one after nothing");
    Deployed fact = site.state().all(Deployed.class).get(0).fact();
    assertThat(fact.stages().all().stream().map(Stages.Stage::name))
        .containsExactly("checkout", "deploy", "check");
    assertThat(Logs.of(site.trunk().gitFolder()).find(fact.log())).isPresent();
  }

  @Test
  void refusesWhatIsBlockedAndNamesEachBlocker() throws Exception {
    site.deploy("main", true);
    String two = site.land("two", "a", "1");
    String three = site.land("three", "a", "2");
    site.mark(three, Mark.DEPLOYABLE);
    DeliveryException refusal = refused(Optional.of(three), false);
    assertThat(refusal.explanation())
        .contains("(three) cannot be deployed to production: 1 revision blocks it")
        .contains(two.substring(0, 10) + " needs-check: two");
    assertThat(refusal.hint()).contains("debwright qa mark " + two.substring(0, 10));
    assertThat(refused(Optional.empty(), false).explanation()).contains("1 revision blocks it");
    site.mark(two, Mark.HARMLESS);
    assertThat(
            site.deployer()
                .deploy(Actor.of(site.trunk()), "production", Optional.empty(), false)
                .revision())
        .as("the newest deployable")
        .isEqualTo(three);
    assertThat(refused(Optional.of(two), false).hint()).contains("--rollback");
    assertThat(refused(Optional.empty(), false).explanation()).contains("the newest revision");
  }

  @Test
  void refusesWhatDidNotLand() throws Exception {
    site.tiny().git().checkout().setCreateBranch(true).setName("side").call();
    String side = site.land("side", "b", "1");
    assertThat(refused(Optional.of(side), true).explanation()).contains("did not land on main");
    assertThat(refused(Optional.of("main"), false).hint()).contains("--first");
    DeliveryException nobody =
        catchThrowableOfType(
            DeliveryException.class,
            () ->
                site.deployer()
                    .deploy(
                        new Actor("A <a@b>", Set.of(Role.REVIEW)),
                        "production",
                        Optional.of("main"),
                        true));
    assertThat(nobody.kind()).isEqualTo(DeliveryException.Kind.FORBIDDEN);
    assertThat(site.history()).as("commands").isEmpty();
  }

  @Test
  void deploysAgainWhatWasThereWhereTheDeployFails() throws Exception {
    site.deploy("main", true);
    String two = site.land("two", "broken-deploy", "1");
    site.mark(two, Mark.DEPLOYABLE);
    DeployReport report = site.deploy(two, false);
    assertThat(report.success()).isFalse();
    assertThat(report.rolledBack()).as(report.reason()).isTrue();
    assertThat(report.reason()).contains("deploy: exit status 7", "error: no room", "was put back");
    assertThat(site.runs("production")).isEqualTo(site.revision(0));
    assertThat(stands("production")).contains(site.revision(0));
    assertThat(site.history())
        .containsExactly(
            "deploy production one after nothing",
            "deploy production two after one",
            "deploy production one after two failed two");
  }

  @Test
  void runsTheRollbackCommandWhereTheCheckFails() throws Exception {
    String rollback = ", rollback: sh say.sh rollback; echo $DEBWRIGHT_REVISION >%s/production";
    site.tiny()
        .write("debwright.yaml", TinySite.project(rollback.formatted(folder.resolve("site"))));
    String two = site.land("two", "c", "1");
    site.deploy(two, true);
    String three = site.land("three", "broken-check", "1");
    site.mark(three, Mark.DEPLOYABLE);
    DeployReport report = site.deploy(three, false);
    assertThat(report.reason()).contains("check: exit status 1", "FAIL: page answers 500");
    assertThat(report.rolledBack()).as(report.reason()).isTrue();
    assertThat(site.history()).endsWith("rollback production two after three failed three");
    assertThat(site.runs("production")).isEqualTo(two);
  }

  @Test
  void saysLoudlyThatTheRollbackFailsToo() throws Exception {
    site.tiny().write("debwright.yaml", TinySite.project(", rollback: echo cannot; exit 3"));
    String two = site.land("two", "c", "1");
    site.deploy(two, true);
    String three = site.land("three", "broken-check", "1");
    site.mark(three, Mark.DEPLOYABLE);
    DeployReport report = site.deploy(three, false);
    assertThat(report.rolledBack()).isFalse();
    assertThat(report.reason()).contains("THE ROLLBACK", "FAILED, TOO", "cannot");
  }

  @Test
  void bringsBackWhatWasThereBefore() throws Exception {
    site.deploy("main", true);
    String two = site.land("two", "a", "1");
    site.mark(two, Mark.DEPLOYABLE);
    site.deploy(two, false);
    DeployReport report = site.deployer().rollBack(Actor.of(site.trunk()), "production");
    assertThat(report.success()).as(report.reason()).isTrue();
    assertThat(report.back()).isTrue();
    assertThat(site.runs("production")).isEqualTo(site.revision(0));
    assertThat(stands("production")).contains(site.revision(0));
    DeliveryException none =
        catchThrowableOfType(
            DeliveryException.class,
            () -> site.deployer().rollBack(Actor.of(site.trunk()), "production"));
    assertThat(none.explanation()).contains("nothing was deployed to production before");
  }

  @Test
  void putsBackWhatStoodWhereADeployWasKilled() throws Exception {
    site.deploy("main", true);
    String two = site.land("two", "a", "1");
    site.ledger().append(new DeployStarted("production", two, ""));
    Files.writeString(folder.resolve("site").resolve("production"), two);
    List<DeployReport> reports = site.deployer().recover();
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).rolledBack()).as(reports.get(0).reason()).isTrue();
    assertThat(reports.get(0).reason()).startsWith(Deployer.INTERRUPTED);
    assertThat(site.runs("production")).isEqualTo(site.revision(0));
    assertThat(site.deployer().recover()).as("a second time").isEmpty();
  }

  @Test
  void recordsThatTheFirstDeployWasKilled() throws Exception {
    site.ledger().append(new DeployStarted("production", site.revision(0), ""));
    assertThat(site.deployer().recover()).hasSize(1);
    Recorded<Deployed> recorded = site.state().all(Deployed.class).get(0);
    assertThat(recorded.fact().success()).isFalse();
    assertThat(recorded.fact().reason()).contains("Nothing ran in production before");
    assertThat(site.history()).as("commands").isEmpty();
  }

  @Test
  void leavesAloneWhatAnotherCloneBegan() throws Exception {
    site.deploy("main", true);
    site.ledger().append(new DeployStarted("production", site.revision(0), "another"));
    site.ledger().append(new DeployStarted("../../etc", site.revision(0), ""));
    assertThat(site.deployer().recover()).isEmpty();
  }

  @Test
  void letsOneDeployAtATime() throws Exception {
    DeployPlace place = new DeployPlace(site.trunk().gitFolder(), System.getenv());
    try (SoleLock held = place.lock("production").orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(refused(Optional.of("main"), true).explanation()).contains("right now");
    }
    assertThat(site.deploy("main", true).success()).isTrue();
  }

  @Test
  void triesALandingOnceInStaging() throws Exception {
    assertThat(behind()).containsExactly("staging");
    site.land("two", "broken-check", "1");
    deployToStaging();
    assertThat(behind()).as("a failed attempt").isEmpty();
    site.land("three", "broken-check", "");
    assertThat(behind()).containsExactly("staging");
    site.ledger().append(new DeployStarted("staging", site.last(), ""));
    site.deployer().recover();
    assertThat(behind()).as("interrupted once").containsExactly("staging");
    deployToStaging();
    assertThat(behind()).isEmpty();
    assertThat(site.runs("staging")).isEqualTo(site.last());
  }

  private void deployToStaging() throws Exception {
    site.deployer().deploy(Actor.machine(), "staging", Optional.empty(), false);
  }

  private List<String> behind() throws Exception {
    return site.deployer().behind(site.state(), site.trunk().tip("main")).stream()
        .map(EnvironmentPlan::name)
        .toList();
  }
}
