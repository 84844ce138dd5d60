package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.comparison.Verdict;
import debwright.done.Forecast;
import debwright.judgement.WaiverUse;
import debwright.ledger.Fact;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import debwright.ledger.Recorded;
import debwright.run.EngineException;
import debwright.run.Past;
import debwright.trunk.TinyTrunk;
import debwright.trunk.TrunkException;
import debwright.waiver.WaiverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  @TempDir Path temp;
  private GateWorld world;

  @BeforeEach
  void begin() throws Exception {
    world = GateWorld.in(temp);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aChangeThatLosesNothingPasses() throws Exception {
    world.repository.write("README", "words\n").commit("Say more");
    GateReport report = world.judgeWorktree(world.first);
    assertThat(report.verdict().line())
        .isEqualTo("verdict: PASS (0 regressed, 0 fixed, 0 changed, 0 unknown of 2)");
    assertThat(report.baseline().reason()).isEqualTo("as asked for");
    assertThat(report.comparison()).isPresent();
  }

  @Test
  void anItemThatFailsNowFails() throws Exception {
    world.repository.write(
        "engine/answers", GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    GateReport report = world.judgeWorktree(world.first);
    assertThat(report.verdict().line())
        .isEqualTo("verdict: FAIL (1 regressed, 0 fixed, 0 changed, 0 unknown of 2)");
    assertThat(report.candidate().engine()).isEqualTo("the work tree");
  }

  @Test
  void aRevisionIsJudgedByItsOwnTreeWhateverTheWorkTreeIs() throws Exception {
    String second =
        world.repository.write("engine/answers", GateWorld.GOOD + "x|ok|\n").commit("Second");
    world.repository.write("debwright.yaml", "no: good\n").write("engine/answers", "git|ok|");
    GateReport report = world.judge(Optional.of(world.first), second);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
    assertThat(report.subject().description()).endsWith(" (Second)");
  }

  @Test
  void withoutABaselineTheLabelsJudge() throws Exception {
    GateReport report = world.judge(Optional.empty(), "worktree");
    assertThat(report.comparison()).isEmpty();
    assertThat(report.baseline().reason()).startsWith("no baseline: ");
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
  }

  @Test
  void aRevisionThatChangesNothingIsMarkedHarmlessUnlessSomebodyMarkedIt() throws Exception {
    String second = world.repository.write("README", "x\n").commit("Say more");
    String third = world.repository.write("README", "y\n").commit("Say even more");
    Ledger ledger = Ledger.of(world.trunk);
    ledger.append(new Fact.Marked(third, Mark.BAD, Optional.empty(), "wrong words"));
    world.judge(Optional.of(world.first), second);
    world.judge(Optional.of(world.first), third);
    Recorded<Fact.Marked> harmless = ledger.state().mark(second).orElseThrow();
    assertThat(harmless.fact().mark()).isEqualTo(Mark.HARMLESS);
    assertThat(harmless.event().byMachine()).as("nobody said so").isTrue();
    assertThat(ledger.state().verdicts(second).get(0).event().byMachine())
        .as("somebody had it judged")
        .isFalse();
    assertThat(ledger.state().mark(third).orElseThrow().fact().mark()).isEqualTo(Mark.BAD);
  }

  @Test
  void sameEnginesAreBuiltOnceAndBothRun() throws Exception {
    GateReport report = world.judgeWorktree("HEAD");
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
    assertThat(world.temp.resolve("cache/runs").toFile().list())
        .containsExactlyInAnyOrder("baseline", "candidate");
    Path built =
        world.temp.resolve("cache/engines").resolve(report.candidate().inputs().get("engine"));
    assertThat(built.resolve("built")).hasContent("built\n");
  }

  private String waiver(String items) {
    return """
        - id: W1
          items: [%s]
          reason: it never worked
          owner: ann
          created: 2026-11-01
          expires: 2026-12-01
        """
        .formatted(items);
  }

  @Test
  void aWaiverOfTheCandidatesTreeLetsItPass() throws Exception {
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT + "waivers: waivers.yaml\n");
    world.repository.write("waivers.yaml", waiver("vim"));
    world.repository.write(
        "engine/answers", GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    GateReport report = world.judgeWorktree(world.first);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS_WAIVED);
    assertThat(report.waivers()).singleElement().extracting(WaiverUse::matches).isEqualTo(1);
    world.repository.write("waivers.yaml", waiver("git"));
    assertThat(world.judgeWorktree(world.first).verdict().word()).isEqualTo(Verdict.Word.FAIL);
  }

  @Test
  void anExpiredWaiverFailsEvenWithoutABaseline() throws Exception {
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT + "waivers: waivers.yaml\n");
    world.repository.write("waivers.yaml", waiver("vim").replace("2026-12-01", "2026-11-25"));
    GateReport report = world.judge(Optional.empty(), "worktree");
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertThat(report.verdict().next()).contains("expired on 2026-11-25");
  }

  @Test
  void aWaiverWithoutReasonIsNoPass() throws Exception {
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT + "waivers: waivers.yaml\n");
    world.repository.write("waivers.yaml", waiver("vim").replaceAll(" *reason.*\n", ""));
    assertThat(catchThrowableOfType(WaiverException.class, () -> world.judgeWorktree(world.first)))
        .hasMessage("waivers.yaml:1: 'reason' is missing in a waiver");
  }

  @Test
  void forecastsTheDefinitionsOfDone() throws Exception {
    world.repository.write(
        "debwright.yaml",
        TinyTrunk.PROJECT + "done:\n  - regressions: none\n  - {metric: passing, at-least: 2}\n");
    world.repository.write(
        "backlog/editors.yaml",
        "title: Editors run\nwhy: People edit.\ndone:\n  - {items: [vim], outcome: ok}\n");
    world.repository.write(
        "engine/answers", GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    GateReport report =
        world
            .gate(Past.none())
            .judge(
                new GateRequest(
                    Optional.of(world.first),
                    "worktree",
                    List.of("editors"),
                    world.settings,
                    GateWorld.TODAY));
    assertThat(report.forecasts().stream().map(Forecast::text))
        .containsExactly(
            "the project: 0 of 2 criteria are met",
            "editors, Editors run: 0 of 1 criteria are met");
    assertThat(report.verdict().next())
        .contains("The previous deploy met a criterion that is missed now: passing: ")
        .contains("The previous deploy met a criterion that is missed now: vim: ");
  }

  @Test
  void anItemOfNoBacklogIsSaidSo() {
    GateRequest request =
        new GateRequest(
            Optional.of(world.first), "worktree", List.of("../x"), world.settings, GateWorld.TODAY);
    assertThat(
            catchThrowableOfType(GateException.class, () -> world.gate(Past.none()).judge(request)))
        .hasMessage("no backlog item '../x': there is no backlog/../x.yaml");
  }

  @Test
  void answersThatAreKnownAreNotAskedForAgain() throws Exception {
    Path cache = world.temp.resolve("past");
    GateRequest request =
        new GateRequest(Optional.of(world.first), "worktree", world.settings, GateWorld.TODAY);
    world.repository.write("engine/answers", GateWorld.GOOD + "x|ok|\n");
    world.gate(Past.in(cache)).judge(request);
    try (Stream<Path> engines = Files.list(world.temp.resolve("cache/engines"))) {
      for (Path engine : engines.filter(each -> Files.exists(each.resolve("built"))).toList()) {
        Files.writeString(engine.resolve("engine/worker.sh"), "exit 1");
      }
    }
    assertThat(world.gate(Past.in(cache)).judge(request).verdict().word())
        .isEqualTo(Verdict.Word.PASS);
  }

  @Test
  void judgesAMergeWithoutTouchingAnyFile() throws Exception {
    world.repository.git().checkout().setCreateBranch(true).setName("work").call();
    String lost = GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    world.repository.write("engine/answers", lost).commit("Lose vim");
    world.repository.checkOut("main");
    world.repository.write("README", "x\n").commit("Say more");
    GateReport report = world.judge(Optional.of(world.first), "merge:work");
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertThat(world.repository.root().resolve("engine/answers")).hasContent(GateWorld.GOOD);
    assertThat(Ledger.of(world.trunk).state().all(Fact.VerdictGiven.class))
        .singleElement()
        .extracting(each -> each.fact().word())
        .isEqualTo("FAIL");
    world.repository.write("engine/answers", "git|ok|\n").commit("In the way");
    assertThat(
            catchThrowableOfType(
                TrunkException.class, () -> world.judge(Optional.of(world.first), "merge:work")))
        .hasMessageContaining("engine/answers");
  }

  @Test
  void anEngineThatCannotBeDrivenIsNoVerdict() throws Exception {
    world.repository.write("engine/worker.sh", "echo broken >&2; exit 1\n");
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> world.judgeWorktree(world.first));
    assertThat(failure.explanation()).contains("the worker of the work tree");
    assertThat(failure.said()).isEqualTo("broken");
  }
}
