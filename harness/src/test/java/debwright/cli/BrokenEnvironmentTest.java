package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.deploy.TinySite;
import debwright.launcher.Tools;
import debwright.ledger.DeliveryFact.LaneStopped;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.DeliveryFact.Reviewed;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Ledger;
import debwright.ledger.Vote;
import debwright.trunk.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that says how an environment does, says the same of one that does badly. */
class BrokenEnvironmentTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private TinySite site;

  private Shell shell = Shell.piped();

  @BeforeEach
  void begin() throws Exception {
    Tools.require("git", "setsid");
    site = TinySite.in(folder);
  }

  @AfterEach
  void end() {
    site.close();
  }

  private int run(String... words) {
    shell = Shell.piped(System.getenv());
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--repository", site.tiny().root().toString()));
    return shell.run(args.toArray(String[]::new));
  }

  private JsonNode json(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json"));
    assertThat(run(all.toArray(String[]::new))).as(shell.err()).isZero();
    return new ObjectMapper().readTree(shell.out());
  }

  private JsonNode environment(String name) throws Exception {
    for (JsonNode each : json("status").path("environments")) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no " + name + " in " + shell.out());
  }

  private Instant since() throws Exception {
    return Ledger.of(site.trunk()).state().installed("production").since().orElseThrow();
  }

  private String status() {
    assertThat(run("status")).as(shell.err()).isZero();
    return shell.out();
  }

  private String page(String name) throws Exception {
    assertThat(run("serve", "--write", folder.resolve("pages").toString()))
        .as(shell.err())
        .isZero();
    return Files.readString(folder.resolve("pages").resolve(name));
  }

  private String mark(String revision) {
    assertThat(run("qa", "mark", revision, "--deployable", "-m", "seen")).as(shell.err()).isZero();
    return Revision.shortId(revision);
  }

  @Test
  void whatRunsIsNotKnownWhereTheRollbackFailedToo() throws Exception {
    site.tiny().write("debwright.yaml", TinySite.project(", rollback: echo cannot; exit 3"));
    String one = site.land("one more", "c", "1");
    assertThat(run("deploy", "production", "--first")).as(shell.err()).isZero();
    String two = mark(site.land("two", "broken-check", "1"));
    assertThat(run("deploy", "production")).isEqualTo(1);
    String brief = Revision.shortId(one);
    assertThat(shell.err())
        .contains("debwright deploy production " + brief + " brings back what ran before");
    String lost = "hat production runs is not known since 20";
    assertThat(status())
        .contains("production   ! not known what runs there", lost, "the deploy of " + two)
        .contains("check: exit status 1", brief + " could not be put back", "Deploy something")
        .contains("debwright deploy production " + brief, "all that was written: ")
        .doesNotContain("✓ Deployable", "runs " + brief + " since");
    JsonNode there = environment("production");
    assertThat(there.path("revision").isNull()).as(there.toString()).isTrue();
    assertThat(there.path("deployed").isNull()).as(there.toString()).isTrue();
    assertThat(there.path("lost").path("step").asText()).isEqualTo("check");
    assertThat(there.path("answer").asText()).isEqualTo("Not known what runs");
    assertThat(run("qa", "list")).isZero();
    assertThat(shell.out()).contains(lost, "debwright deploy production " + brief);
    assertThat(json("qa", "list").path("deployed").isNull()).isTrue();
    assertThat(page("index.html"))
        .contains("Not known what runs", lost, "<b>not known</b>")
        .doesNotContain("hero good");
    assertThat(run("deploy", "production", "--rollback")).isEqualTo(1);
    assertThat(shell.err())
        .contains(lost, "hint: debwright deploy production " + brief + " brings back");
    assertThat(run("deploy", "production")).as("what ran last: " + shell.err()).isZero();
    assertThat(site.runs("production")).isEqualTo(one);
    assertThat(status()).contains("runs " + brief + " since").doesNotContain("not known");
  }

  @Test
  void aFailedDeployIsToldUntilALaterOneSucceeds() throws Exception {
    run("deploy", "production", "--first");
    run("deploy", "staging");
    String two = mark(site.land("two", "broken-check", "1"));
    assertThat(run("deploy", "staging")).isEqualTo(1);
    assertThat(status())
        .contains("✗ Deploy failed: 1 revision waits for staging", "The deploy of " + two)
        .doesNotContain("waits for staging: 1 is to be checked");
    assertThat(run("deploy", "production")).isEqualTo(1);
    assertThat(shell.err()).contains("qa mark " + two + " --bad -m TEXT", "--deployable");
    assertThat(status())
        .contains(two + "  needs-check, as it failed in production at ")
        .contains("failed at 20", "(check: exit status 1", "what ran before was put back");
    mark(site.last());
    assertThat(status())
        .as("what somebody saw since then can be deployed, but the failure is not forgotten")
        .contains("! Deployable, but the last deploy failed", "The deploy of " + two);
    JsonNode there = environment("production");
    assertThat(there.path("failed").path("step").asText()).isEqualTo("check");
    assertThat(there.path("deployable").asText()).isEqualTo(site.last());
    assertThat(page("index.html"))
        .contains("hero odd", "The deploy of " + two + " failed at 20")
        .doesNotContain("hero good");
    mark(site.land("three", "broken-check", ""));
    assertThat(run("deploy", "production")).as(shell.err()).isZero();
    assertThat(run("deploy", "staging")).as(shell.err()).isZero();
    assertThat(status()).contains("✓ Up to date").doesNotContain("failed");
  }

  @Test
  void whatWasRolledBackIsNotPutBackByItself() throws Exception {
    run("deploy", "production", "--first");
    Instant first = since();
    String two = mark(site.land("two", "a", "1"));
    String three = mark(site.land("three", "a", "2"));
    assertThat(run("deploy", "production")).as(shell.err()).isZero();
    assertThat(environment("production").path("revision").asText()).isEqualTo(site.last());
    Instant deployed = since();
    assertThat(deployed).isAfter(first);
    assertThat(run("deploy", "production", "--rollback")).as(shell.err()).isZero();
    assertThat(shell.err()).contains("qa mark " + three + " --bad");
    assertThat(since()).as("it came back just now").isAfter(deployed);
    assertThat(environment("production").path("deployed").asText())
        .isEqualTo(since().truncatedTo(ChronoUnit.SECONDS).toString());
    assertThat(run("deploy", "production")).as("neither it nor what went with it").isEqualTo(1);
    assertThat(shell.err())
        .contains(two + " needs-check, as " + three + ", which it went with, was rolled back at 20")
        .contains("qa mark " + three + " --deployable -m TEXT", "--covers " + three);
    String four = mark(site.land("four", "a", "3"));
    assertThat(run("deploy", "production")).as("a later one does not cover it").isEqualTo(1);
    assertThat(run("qa", "list")).isZero();
    assertThat(shell.out()).contains("needs-check, as it was rolled back at 20");
    assertThat(status())
        .contains("3 revisions wait for production: 1 was taken back without a mark since.");
    assertThat(run("deploy", "production", four)).as(shell.err()).isZero();
    assertThat(run("deploy", "production", "--rollback")).as(shell.err()).isZero();
    mark(site.last());
    assertThat(run("deploy", "production")).as("it was marked since: " + shell.err()).isZero();
    assertThat(site.runs("production")).isEqualTo(site.last());
  }

  private void record(Fact... facts) throws Exception {
    for (Fact fact : facts) {
      Ledger.of(site.trunk()).append(ANN, fact);
    }
  }

  private static final String ANN = "Ann Example <ann@example.org>";

  /** Somebody's proposal that somebody approved. */
  private void approved(String number, String head) throws Exception {
    record(
        new Proposed(number, "main", head, "", "A better menu", ""),
        new Reviewed(number, head, Vote.APPROVE, ""));
  }

  @Test
  void aLandingThatNeverWasOnStagingIsNotInTime() throws Exception {
    run("deploy", "staging", "--first");
    String good = site.land("good", "a", "1");
    approved("1", good);
    record(new Landed("1", good, good));
    assertThat(status())
        .contains("(" + Revision.shortId(good) + ", not in staging: not there yet)");
    run("deploy", "staging");
    String two = site.land("two", "broken-check", "1");
    approved("2", two);
    record(new Landed("2", two, two));
    assertThat(run("deploy", "staging")).isEqualTo(1);
    assertThat(status())
        .contains("(" + Revision.shortId(good) + ", staged, 0.")
        .contains("(" + Revision.shortId(two) + ", not in staging: its deploy failed)");
    JsonNode landing = json("status").path("landings").path(0);
    assertThat(landing.path("missing").asText()).isEqualTo("its deploy failed");
    assertThat(landing.path("seconds").isNull()).as(landing.toString()).isTrue();
    assertThat(page("stages.html"))
        .contains("not in staging, its deploy failed", "<b>1 of 2</b>", "median of 1");
    site.land("three", "broken-check", "");
    assertThat(run("deploy", "staging")).as(shell.err()).isZero();
    assertThat(status()).as("now it is there").contains("(" + Revision.shortId(two) + ", staged");
  }

  @Test
  void whatTheMachineHadTroubleWithIsSaidWhereItWaits() throws Exception {
    site.tiny()
        .write(
            "debwright.yaml",
            """
            trunk: main
            landing: {tests: "true"}
            dependents: [{name: viewer, repository: %s, command: "true"}]
            """
                .formatted(folder.resolve("moved-away")));
    String head = site.land("with a dependent", "a", "1");
    site.tiny().git().branchRename().setOldName("main").setNewName("side").call();
    site.tiny().git().branchCreate().setName("main").setStartPoint("side~1").call();
    approved("16", head);
    assertThat(run("land")).as(shell.out()).isEqualTo(1);
    String words = "waits since the machine had trouble at 20";
    assertThat(shell.out()).contains(words, "tried again at 20", "viewer");
    assertThat(status()).contains("A better menu  (approved", words, "viewer");
    JsonNode open = json("status").path("open").path(0);
    assertThat(open.path("reason").asText()).startsWith(words);
    assertThat(open.path("again").asText()).startsWith("20");
    assertThat(run("review", "16", "--comment", "-m", "why?")).as(shell.err()).isZero();
    assertThat(shell.out()).contains("is approved and waits to land", words);
    assertThat(page("index.html")).contains(words);
    assertThat(page("proposals/16.html")).contains(words);
  }

  @Test
  void aStoppedLaneIsClearedByACommand() throws Exception {
    assertThat(run("land", "--clear", "-m", "it was the disk")).as("open").isEqualTo(1);
    assertThat(shell.err()).contains("the lane is open");
    record(new LaneStopped(site.last(), "MenuTest.isNotEmpty: none"));
    assertThat(status())
        .contains("! stopped", "trunk (" + Revision.shortId(site.last()) + ") fails its own tests")
        .contains("MenuTest.isNotEmpty", "debwright land --clear -m TEXT opens it");
    assertThat(page("index.html")).contains("Trunk fails its own tests", "debwright land --clear");
    assertThat(run("land", "--clear")).as("without a reason").isEqualTo(2);
    assertThat(run("land", "-m", "why")).as("without what it is for").isEqualTo(2);
    assertThat(run("land", "7", "--clear", "-m", "why")).isEqualTo(2);
    assertThat(run("land", "--clear", "-m", "it was the disk")).as(shell.err()).isZero();
    assertThat(shell.out()).isEqualTo("the lane is open again\n");
    assertThat(status()).contains("lane         open");
  }

  @Test
  void refusalsSayWhatHelps() throws Exception {
    String two = site.land("two", "a", "1");
    approved("16", two);
    record(new Landed("16", two, two));
    assertThat(run("land", "16")).isEqualTo(1);
    assertThat(shell.err()).contains("proposal 16 landed already").doesNotContain("--approve");
    assertThat(run("deploy", "nowhere", "--rollback")).isEqualTo(2);
    assertThat(shell.err()).contains("it has: staging, production");
    assertThat(run("deploy", "no where")).isEqualTo(2);
    assertThat(shell.err()).contains("it has: staging, production");
    assertThat(run("deploy", "production", "HEAD", "--rollback")).isEqualTo(2);
    assertThat(shell.err()).contains("give --rollback again to go back further");
    run("deploy", "production", "--first");
    String three = Revision.shortId(site.land("three", "a", "2"));
    assertThat(run("qa", "list")).isZero();
    assertThat(shell.out()).contains("deployable: nothing; " + three + ", the newest, is not");
    record(new Proposed("17", "main", site.last(), "menu", "Better", ""));
    site.land("an item", "backlog/menu.yaml", "title: Menu\nwhy: x\n");
    assertThat(run("done", "menu", "--offline")).isEqualTo(1);
    assertThat(shell.err()).contains("proposal 17 waits for review: debwright review 17 --approve");
  }
}
