package debwright.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeployReport;
import debwright.job.Logs;
import debwright.launcher.Tools;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.Event;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploySecretsTest {
  private static final String VALUE = "correct horse";

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

  private String land(String subject, String check, String secrets) throws Exception {
    String project =
        """
        environments:
          production: {deploy: sh deploy.sh, check: "%s", secrets: [%s]}
        """
            .formatted(check, secrets);
    return site.land(subject, "debwright.yaml", project);
  }

  private DeployReport deploy(Map<String, String> outside, String revision) throws Exception {
    boolean first = site.runs("production").isEmpty();
    return site.deployer(outside)
        .deploy(Actor.of(site.trunk()), "production", Optional.of(revision), first);
  }

  private DeliveryException refused(Map<String, String> outside) {
    return catchThrowableOfType(DeliveryException.class, () -> deploy(outside, "main"));
  }

  @Test
  void aCommandHasItsSecretAndNothingShowsIt() throws Exception {
    String path = folder.resolve("site") + "/seen";
    land("leaks", "echo $KEY >" + path + "; echo error: $KEY is refused; false", "KEY");
    DeployReport report = deploy(Map.of("KEY", VALUE), "main");
    assertThat(Files.readString(Path.of(path))).as("the command's own").isEqualTo(VALUE + "\n");
    assertThat(report.reason()).contains("error: *** is refused").doesNotContain(VALUE);
    Path log = Logs.of(site.trunk().gitFolder()).find(report.log()).orElseThrow();
    assertThat(Files.readString(log)).contains("error: *** is refused").doesNotContain(VALUE);
    List<Event> events = site.ledger().events();
    assertThat(events.toString()).as("the ledger").doesNotContain(VALUE);
  }

  @Test
  void nothingBeginsWithoutThem() throws Exception {
    land("two", "true", "KEY, OTHER");
    DeliveryException missing = refused(Map.of("KEY", "abc"));
    assertThat(missing.explanation())
        .isEqualTo(
            "secrets of production, by debwright.yaml of main:"
                + " KEY has less than 4 characters, so that it could not be kept out of logs;"
                + " OTHER is not set");
    assertThat(missing.hint()).contains("where debwright serve is started");
    assertThat(site.state().all(DeployStarted.class)).as("begun").isEmpty();
    assertThat(site.history()).as("commands").isEmpty();
  }

  @Test
  void trunkSaysWhichWhateverIsDeployed() throws Exception {
    String seen = "echo +$KEY+$OLD+ >" + folder.resolve("site") + "/seen";
    String old = land("old", seen, "OLD");
    land("new", "true", "KEY");
    deploy(Map.of("KEY", VALUE, "OLD", "long ago"), old);
    assertThat(Files.readString(folder.resolve("site/seen"))).isEqualTo("+" + VALUE + "++\n");
  }

  @Test
  void whatWasKilledIsStillToBePutBackWithoutThem() throws Exception {
    String one = land("one", "true", "KEY");
    Map<String, String> with = Map.of("KEY", VALUE);
    deploy(with, one);
    String two = site.land("two", "a", "1");
    site.mark(two, Mark.DEPLOYABLE);
    site.ledger().append(new DeployStarted("production", two, ""));
    DeliveryException refusal =
        catchThrowableOfType(DeliveryException.class, () -> site.deployer().recover());
    assertThat(refusal.explanation()).contains("KEY is not set");
    assertThat(site.state().all(Deployed.class)).as("ends").hasSize(1);
    assertThat(site.deployer(with).recover())
        .as("once it is set")
        .singleElement()
        .satisfies(report -> assertThat(report.rolledBack()).as(report.reason()).isTrue());
  }
}
