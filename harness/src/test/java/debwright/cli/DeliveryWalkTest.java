package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.cli.WalkProject.Answer;
import debwright.cli.WalkProject.Person;
import debwright.launcher.Tools;
import debwright.web.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A value goes all its way: from the backlog over review, landing, staging and production to its
 * judgement, by git, commands and pages; and what is not good is sent back.
 */
class DeliveryWalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path place;
  @TempDir Path profile;

  private WalkProject project;
  private Browser browser;
  private Person ann;
  private Person bob;

  @BeforeEach
  void start() throws Exception {
    Tools.require("git", "setsid");
    browser = Browser.start(profile);
    browser.resize(1280, 900);
    project = WalkProject.serve(place);
    ann = project.person("Ann", "propose,review");
    bob = project.person("Bob", "propose,review,land,deploy");
  }

  @AfterEach
  void end() {
    if (browser != null) {
      browser.close();
    }
    if (project != null) {
      project.close();
    }
  }

  @Test
  void aValueGoesAllItsWay() throws Exception {
    theFirstRevisionIsDeployed();
    annProposesAndCannotApprove();
    bobApprovesAndItGoesToStaging();
    whatMakesAnItemWorseComesBack();
    whatFailsItsTestsComesBack();
    bobMarksItAndUsersGetIt();
    theItemIsDone();
    whatDoesNotWorkOnStagingIsTakenBack();
    theServerSaysTheSameAgain();
    productionGoesBack();
  }

  private void theFirstRevisionIsDeployed() throws Exception {
    Answer first = bob.debwright("deploy", "production", "--first");
    assertThat(first.exit()).as(first.toString()).isZero();
    assertThat(first.out())
        .startsWith("production: revision " + bob.head("origin/main").substring(0, 10));
    assertThat(project.menu("production")).isEqualTo("soup\n");
    see("deploys", "production", "deployed");
    Answer refused = ann.debwright("deploy", "production");
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err()).contains("error: ", "Ann", "deploy");
  }

  private void annProposesAndCannotApprove() throws Exception {
    Answer added =
        ann.debwright(
            "backlog",
            "add",
            "exact",
            "--title",
            "Exact answers",
            "--why",
            "Packages install on old systems and then do not start",
            "--assume",
            "People install what they package",
            "--done",
            "metric: exact-rate, at-least: 100 %");
    assertThat(added.exit()).as(added.toString()).isZero();
    ann.write("engine/depends", WalkProject.RIGHT).write("menu/list", "soup\nbread\n");
    ann.commit("Answer exactly")
        .git("push", "-q", "origin", "HEAD:refs/for/main", "-o", "item=exact");
    see("proposals", "Answer exactly", "waits for review");
    see("proposals/1", "Ann", "waits for review");
    see("backlog", "exact", "proposed");
    Answer refused = ann.debwright("review", "1", "--approve", "-m", "mine is good");
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err()).as("what refuses her").contains("who cannot approve it");
    see("proposals/1", "waits for review");
  }

  private void bobApprovesAndItGoesToStaging() throws Exception {
    browser.open(project.page("login?back=%2Fproposals%2F1"));
    browser.type("#token", bob.token());
    browser.send("main button");
    browser.type("#review", "Right for old systems");
    picture("review");
    long approved = System.nanoTime();
    browser.send("button[value=approve]");
    becomes("From approval to staging");
    Duration took = Duration.ofNanos(System.nanoTime() - approved);
    assertThat(took).as("from approval to staging").isLessThan(Duration.ofSeconds(60));
    see("proposals/1", "landed", "Right for old systems", "tests", "gate", "shop");
    picture("landed");
    assertThat(project.menu("staging")).isEqualTo("soup\nbread\n");
    assertThat(project.menu("production")).as("users wait for a mark").isEqualTo("soup\n");
    assertThat(project.triedByShop()).contains(bob.refresh().head("origin/main"));
    see("stages", "Answer exactly", "1 of 1");
    see("backlog/exact", "Exact answers", "People install what they package", "landed");
  }

  private void whatMakesAnItemWorseComesBack() throws Exception {
    ann.refresh().write("engine/depends", WalkProject.WRONG + ", libfoo1").commit("Answer anyhow");
    approve("2");
    see("proposals/2", "gate failed", "toy/app");
    picture("gate");
    assertThat(ann.git("ls-remote", "origin", "refs/heads/main"))
        .as("trunk is as it was")
        .contains(bob.head("origin/main"));
  }

  private void whatFailsItsTestsComesBack() throws Exception {
    ann.refresh().write("menu/list", "").commit("Empty the menu");
    approve("3");
    see("proposals/3", "tests failed", "isNotEmpty", "expected: 1 dish or more but was: none");
  }

  /** Proposes the head of Ann's clone; Bob approves it, and it comes back. */
  private void approve(String number) throws Exception {
    Answer proposed = ann.debwright("propose");
    assertThat(proposed.exit()).as(proposed.toString()).isZero();
    Answer approved = bob.debwright("review", number, "--approve", "-m", "go on");
    assertThat(approved.exit()).as(approved.toString()).isZero();
    browser.open(project.page("proposals/" + number));
    becomes("Why it needs work");
  }

  private void bobMarksItAndUsersGetIt() throws Exception {
    Answer blocked = bob.debwright("deploy", "production", "main");
    assertThat(blocked.exit()).as(blocked.toString()).isEqualTo(1);
    assertThat(blocked.err())
        .contains("1 revision blocks it\nerror:   ", " needs-check: ", "hint: ");
    see("revisions", "to be checked");
    browser.send("button[value=deployable]");
    becomes("deployable");
    Answer list = bob.debwright("qa", "list");
    assertThat(list.out()).as(list.toString()).contains("Bob", "Answer exactly", "deployable: ");
    Answer deployed = bob.debwright("deploy", "production");
    assertThat(deployed.exit()).as(deployed.toString()).isZero();
    assertThat(project.menu("production")).isEqualTo("soup\nbread\n");
    see("deploys", "production", "Answer exactly");
    picture("deploys");
  }

  private void theItemIsDone() throws Exception {
    see("backlog/exact", "deployed, not judged");
    Answer done = bob.debwright("done", "exact", "--index", place.resolve("index").toString());
    assertThat(done.exit()).as(done.toString()).isZero();
    assertThat(done.out())
        .startsWith("exact: done, on production with revision ")
        .contains("met: exact-rate", "forecast at landing: met: exact-rate");
    see("backlog/exact", "done", "production", "Forecast at landing", "exact-rate ✓ met answers");
    picture("done");
    Person cem = project.person("Cem", "propose");
    Answer refused = cem.debwright("done", "exact", "--reject", "-m", "not yet");
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err()).contains("Cem");
    Answer shown = ann.debwright("backlog", "show", "exact");
    assertThat(shown.out()).as(shown.toString()).contains("state: done");
  }

  private void whatDoesNotWorkOnStagingIsTakenBack() throws Exception {
    ann.refresh()
        .write(
            "menu/show",
            "[ ! -e \"$(dirname \"$0\")/../index\" ] || { echo 'error: no such oven' >&2; exit 1; }\n");
    ann.commit("Cook first");
    Answer proposed = ann.debwright("propose");
    assertThat(proposed.exit()).as(proposed.toString()).isZero();
    Answer approved = bob.debwright("review", "4", "--approve", "-m", "go on");
    assertThat(approved.exit()).as(approved.toString()).isZero();
    browser.open(project.page("deploys"));
    becomes("failed, put back");
    picture("rolled-back");
    assertThat(project.menu("staging")).isEqualTo("soup\nbread\n");
    assertThat(Files.readString(place.resolve("staging/show"))).doesNotContain("oven");
    browser.open(project.page(""));
    becomes("to be checked");
  }

  private void theServerSaysTheSameAgain() throws Exception {
    Answer failed = bob.debwright("deploy", "staging");
    assertThat(failed.exit()).as(failed.toString()).isEqualTo(1);
    assertThat(failed.out())
        .as(failed.toString())
        .contains(" could not be deployed (checkout ", "no such oven", " was put back.")
        .contains(project.page("logs/").toString());
    Answer nowhere = bob.debwright("deploy", "moon");
    assertThat(nowhere.exit()).as(nowhere.toString()).isEqualTo(2);
    assertThat(nowhere.err()).contains("moon").doesNotContain("status 404");
    Answer marked = bob.debwright("qa", "mark", "main", "--bad", "-m", "it has no oven");
    assertThat(marked.exit()).as(marked.toString()).isZero();
    assertThat(marked.out()).endsWith(" is bad\n");
    see("revisions", "bad");
    Answer log = ann.debwright("trunk", "log");
    assertThat(log.out()).as("the clone's own main is older%n%s", log).contains("Cook first");
  }

  private void productionGoesBack() throws Exception {
    Answer back = bob.debwright("deploy", "production", "--rollback");
    assertThat(back.exit()).as(back.toString()).isZero();
    assertThat(project.menu("production")).isEqualTo("soup\n");
    see("deploys", "rolled back");
    Answer status = bob.debwright("status");
    assertThat(status.exit()).as(status.toString()).isZero();
    assertThat(status.out())
        .contains("trunk        main at " + bob.head("origin/main").substring(0, 10));
  }

  /** Opens a page, and expects it to say something. */
  private void see(String path, String... texts) {
    browser.open(project.page(path));
    assertThat(browser.text("main")).as(path).contains(List.of(texts));
  }

  /** Expects an open page to say something by itself, once it happens. */
  private void becomes(String text) throws Exception {
    boolean said =
        browser.becomes(
            "document.querySelector('main').innerText.includes('" + text + "')", PATIENCE);
    assertThat(said)
        .as(
            "%s does not say '%s' but%n%s%nThe server:%n%s",
            browser.address(), text, browser.text("main"), project.log())
        .isTrue();
  }

  /** For whoever reads the documentation. */
  private void picture(String name) throws Exception {
    String folder = System.getProperty("debwright.screenshots", "");
    if (!folder.isEmpty()) {
      browser.picture(Files.createDirectories(Path.of(folder)).resolve(name + ".png"));
    }
  }
}
