package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.comparison.Category;
import debwright.comparison.Difference;
import debwright.comparison.Verdict;
import debwright.done.Forecast;
import debwright.judgement.WaiverUse;
import debwright.ledger.Fact;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import debwright.result.ItemKey;
import debwright.run.EngineException;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.Past;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import debwright.waiver.WaiverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  /** An engine that looks its answers up in a file beside it: name, outcome, Depends. */
  static final String WORKER =
      """
      echo '{"protocol":1,"engine":"tiny","capabilities":[],"indexFormats":["fake"]}'
      while IFS= read -r line; do
        id=${line#*'"id":"'}; id=${id%%'"'*}
        while IFS='|' read -r name outcome depends; do
          case $id in "$name#"*)
            echo "{\\"id\\":\\"$id\\",\\"outcome\\":\\"$outcome\\",\\"depends\\":\\"$depends\\",\\"plan\\":{\\"depends\\":\\"$depends\\"}}" ;;
          esac
        done <engine/answers
      done
      """;

  static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private static final String GOOD = "git|ok|libc6 (>= 2.36)\nvim|ok|libc6 (>= 2.36)\n";

  private static final Materials MATERIALS =
      new Materials(
          List.of(item("git"), item("vim")),
          new Indexes(List.of(new IndexFile("debian:12", "amd64", "fake", Path.of("/i"), "ab"))),
          (item, depends) -> Optional.empty());

  @TempDir Path temp;
  RunSettings settings = RunSettings.DEFAULT.withJobs(1);
  TinyTrunk repository;
  Trunk trunk;
  String first;

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = new TinyTrunk(temp.resolve("clone"));
    repository.write("debwright.yaml", TinyTrunk.PROJECT).write("engine/worker.sh", WORKER);
    first = repository.write("engine/answers", GOOD).commit("First engine");
    trunk = Trunk.open(repository.root());
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  private static RunItem item(String name) {
    return new RunItem(
        new ItemKey(name, "debian:12", "amd64"),
        "full",
        RunItem.Label.NONE,
        "d".repeat(64),
        new RunItem.Present(Path.of("/apps", name)));
  }

  private Gate gate(Past past) {
    return new Gate(
        trunk, temp.resolve("cache"), (tree, project) -> MATERIALS, past, GateProgress.SILENT);
  }

  private GateReport judge(Optional<String> baseline, String candidate) throws Exception {
    return gate(Past.none()).judge(new GateRequest(baseline, candidate, settings, TODAY));
  }

  private GateReport judgeWorktree(String baseline) throws Exception {
    return judge(Optional.of(baseline), "worktree");
  }

  @Test
  void aChangeThatLosesNothingPasses() throws Exception {
    repository.write("README", "words\n").commit("Say more");
    GateReport report = judgeWorktree(first);
    assertThat(report.verdict().line())
        .isEqualTo("verdict: PASS (0 regressed, 0 fixed, 0 changed, 0 unknown of 2)");
    assertThat(report.baseline().reason()).isEqualTo("as asked for");
    assertThat(report.comparison()).isPresent();
  }

  @Test
  void anItemThatFailsNowFails() throws Exception {
    repository.write("engine/answers", GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    GateReport report = judgeWorktree(first);
    assertThat(report.verdict().line())
        .isEqualTo("verdict: FAIL (1 regressed, 0 fixed, 0 changed, 0 unknown of 2)");
    assertThat(report.candidate().engine()).isEqualTo("the work tree");
  }

  @Test
  void aRevisionIsJudgedByItsOwnTreeWhateverTheWorkTreeIs() throws Exception {
    String second = repository.write("engine/answers", GOOD + "x|ok|\n").commit("Second");
    repository.write("debwright.yaml", "no: good\n").write("engine/answers", "git|ok|");
    GateReport report = judge(Optional.of(first), second);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
    assertThat(report.subject().description()).endsWith(" (Second)");
  }

  @Test
  void theProjectFileNamesTheBaseline() throws Exception {
    repository.write("debwright.yaml", TinyTrunk.PROJECT + "baseline: " + first + "\n");
    GateReport report = judge(Optional.empty(), "worktree");
    assertThat(report.baseline().reason()).isEqualTo("as debwright.yaml says");
    assertThat(report.comparison()).isPresent();
  }

  private String naming(String baseline, String message) throws Exception {
    return repository
        .write("debwright.yaml", TinyTrunk.PROJECT + "baseline: " + baseline + "\n")
        .commit(message);
  }

  private static void assertJudgedAgainst(String old, String named, GateReport report) {
    String from = old.substring(0, 10);
    assertThat(report.baseline().reason())
        .isEqualTo(
            "baseline moves from %s to %s: judged against %s", from, named.substring(0, 10), from);
    assertThat(report.baseline().side().orElseThrow().description()).startsWith("revision " + from);
  }

  @Test
  void aWorkTreeThatMovesTheBaselineIsJudgedAgainstTheOldOne() throws Exception {
    String second = naming(first, "Name a baseline");
    repository.write("debwright.yaml", TinyTrunk.PROJECT + "baseline: " + second + "\n");
    repository.write("engine/answers", GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    assertJudgedAgainst(first, second, judge(Optional.empty(), "worktree"));
  }

  @Test
  void aCommitThatMovesTheBaselineIsJudgedAgainstTheOldOne() throws Exception {
    String second = naming(first, "Name a baseline");
    String broken = GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String third = repository.write("engine/answers", broken).commit("Break it");
    String moved = naming(third, "Move the baseline");
    GateReport worktree = judge(Optional.empty(), "worktree");
    assertJudgedAgainst(first, third, worktree);
    assertThat(worktree.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertJudgedAgainst(first, third, judge(Optional.empty(), moved));
    assertThat(judge(Optional.of(second), moved).baseline().reason()).isEqualTo("as asked for");
  }

  @Test
  void takingTheBaselineOutIsMovingIt() throws Exception {
    naming(first, "Name a baseline");
    repository.write("debwright.yaml", TinyTrunk.PROJECT);
    GateReport report = judge(Optional.empty(), "worktree");
    assertThat(report.comparison()).isPresent();
    assertThat(report.baseline().reason()).contains("was taken out: judged against it");
  }

  @Test
  void withoutABaselineTheLabelsJudge() throws Exception {
    GateReport report = judge(Optional.empty(), "worktree");
    assertThat(report.comparison()).isEmpty();
    assertThat(report.baseline().reason()).startsWith("no baseline: ");
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
  }

  @Test
  void aRunFolderIsABaselineToo() throws Exception {
    GateReport before = judge(Optional.empty(), "worktree");
    Path stored = temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    repository.write("engine/answers", GOOD.replace("git|ok|", "git|crash:exception|"));
    GateReport report = judgeWorktree(stored.toString());
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertThat(report.baseline().side().orElseThrow().description()).contains("the run in ");
  }

  @Test
  void aRunUnderOtherConditionsIsNoBaseline() throws Exception {
    GateReport before = judge(Optional.empty(), "worktree");
    Path stored = temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    settings = settings.withStrategy("names");
    GateException failure =
        catchThrowableOfType(GateException.class, () -> judgeWorktree(stored.toString()));
    assertThat(failure.explanation())
        .startsWith("baseline and candidate differ in more than the engine: configuration (")
        .doesNotContain("jdk", "index");
    assertThat(failure.hint()).contains("compare compares any two runs");
    assertThat(
            catchThrowableOfType(GateException.class, () -> judge(Optional.of(first), stored + "")))
        .hasMessageContaining("configuration");
  }

  @Test
  void aRunOfAnotherCorpusIsNoBaseline() throws Exception {
    GateReport before = judge(Optional.empty(), "worktree");
    Path stored = temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    Materials others = new Materials(List.of(item("ed")), MATERIALS.indexes(), MATERIALS.scoring());
    Gate gate =
        new Gate(
            trunk,
            temp.resolve("cache"),
            (tree, project) -> others,
            Past.none(),
            GateProgress.SILENT);
    GateRequest request =
        new GateRequest(Optional.of(stored.toString()), "worktree", settings, TODAY);
    assertThat(catchThrowableOfType(GateException.class, () -> gate.judge(request)))
        .hasMessage(
            "baseline and candidate have no item in common; the baseline's are such as git debian:12 amd64, the candidate's such as ed debian:12 amd64");
  }

  @Test
  void aStoredRunIsFilledUpByTheEngineThatMadeIt() throws Exception {
    String three = GOOD + "ed|ok|libc6 (>= 2.36)\n";
    repository.write("engine/answers", three).commit("Know ed, too");
    GateReport before = judge(Optional.empty(), "worktree");
    Path stored = temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    Materials more =
        new Materials(
            List.of(item("git"), item("vim"), item("ed")),
            MATERIALS.indexes(),
            MATERIALS.scoring());
    repository.write("engine/answers", three.replace("ed|ok|", "ed|crash:exception|"));
    Gate gate =
        new Gate(
            trunk,
            temp.resolve("cache"),
            (tree, project) -> more,
            Past.none(),
            GateProgress.SILENT);
    GateRequest request =
        new GateRequest(Optional.of(stored.toString()), "worktree", settings, TODAY);
    GateReport report = gate.judge(request);
    Difference ed = report.comparison().orElseThrow().differences().get(0);
    assertThat(ed.category()).isEqualTo(Category.REGRESSED);
    assertThat(ed.repeats().base()).as("answers of the stored run's engine").hasSize(2);
  }

  @Test
  void aRevisionThatChangesNothingIsMarkedHarmlessUnlessSomebodyMarkedIt() throws Exception {
    String second = repository.write("README", "x\n").commit("Say more");
    String third = repository.write("README", "y\n").commit("Say even more");
    Ledger ledger = Ledger.of(trunk);
    ledger.append(new Fact.Marked(third, Mark.BAD, Optional.empty(), "wrong words"));
    judge(Optional.of(first), second);
    judge(Optional.of(first), third);
    assertThat(ledger.state().mark(second).orElseThrow().fact().mark()).isEqualTo(Mark.HARMLESS);
    assertThat(ledger.state().mark(third).orElseThrow().fact().mark()).isEqualTo(Mark.BAD);
  }

  @Test
  void sameEnginesAreBuiltOnceAndBothRun() throws Exception {
    GateReport report = judgeWorktree("HEAD");
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
    assertThat(temp.resolve("cache/runs").toFile().list())
        .containsExactlyInAnyOrder("baseline", "candidate");
    Path built = temp.resolve("cache/engines").resolve(report.candidate().inputs().get("engine"));
    assertThat(built.resolve("built")).hasContent("built\n");
  }

  @Test
  void aBaselineMustComeBeforeTheCandidate() throws Exception {
    String second = repository.write("README", "x\n").commit("Second");
    GateException failure =
        catchThrowableOfType(GateException.class, () -> judge(Optional.of(second), first));
    assertThat(failure.explanation()).contains("does not come before the candidate");
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
    repository.write("debwright.yaml", TinyTrunk.PROJECT + "waivers: waivers.yaml\n");
    repository.write("waivers.yaml", waiver("vim"));
    repository.write("engine/answers", GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    GateReport report = judgeWorktree(first);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS_WAIVED);
    assertThat(report.waivers()).singleElement().extracting(WaiverUse::matches).isEqualTo(1);
    repository.write("waivers.yaml", waiver("git"));
    assertThat(judgeWorktree(first).verdict().word()).isEqualTo(Verdict.Word.FAIL);
  }

  @Test
  void aWaiverWithoutReasonIsNoPass() throws Exception {
    repository.write("debwright.yaml", TinyTrunk.PROJECT + "waivers: waivers.yaml\n");
    repository.write("waivers.yaml", waiver("vim").replaceAll(" *reason.*\n", ""));
    assertThat(catchThrowableOfType(WaiverException.class, () -> judgeWorktree(first)))
        .hasMessage("waivers.yaml:1: 'reason' is missing in a waiver");
  }

  @Test
  void forecastsTheDefinitionsOfDone() throws Exception {
    repository.write(
        "debwright.yaml",
        TinyTrunk.PROJECT + "done:\n  - regressions: none\n  - {metric: passing, at-least: 2}\n");
    repository.write(
        "backlog/editors.yaml",
        "title: Editors run\nwhy: People edit.\ndone:\n  - {items: [vim], outcome: ok}\n");
    repository.write("engine/answers", GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    GateReport report =
        gate(Past.none())
            .judge(
                new GateRequest(
                    Optional.of(first), "worktree", List.of("editors"), settings, TODAY));
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
        new GateRequest(Optional.of(first), "worktree", List.of("../x"), settings, TODAY);
    assertThat(catchThrowableOfType(GateException.class, () -> gate(Past.none()).judge(request)))
        .hasMessage("no backlog item '../x': there is no backlog/../x.yaml");
  }

  /** Answers otherwise each second time that a worker is started. */
  private static String now(String one, String other) {
    return """
        i=$(cat ../../count 2>/dev/null || echo 0); echo $((i + 1)) >../../count
        case $((i %% 2)) in 0) answers='%s' ;; *) answers='%s' ;; esac
        printf '%%s\n' "$answers" >engine/answers
        """
            .formatted(one.strip(), other.strip())
        + WORKER;
  }

  @Test
  void aCandidateThatAnswersNowThisNowThatIsANewFlake() throws Exception {
    String lost = GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    repository.write("engine/worker.sh", now(lost, GOOD));
    GateReport report = judgeWorktree(first);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    Difference vim = report.comparison().orElseThrow().differences().get(0);
    assertThat(vim.category()).isEqualTo(Category.FLAKY_HEAD);
    assertThat(vim.repeats().candidate()).hasSize(2);
  }

  @Test
  void whatTheBaselineAnswersAtTimesIsNotHeldAgainstTheCandidate() throws Exception {
    String lost = GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String flaky = repository.write("engine/worker.sh", now(GOOD, lost)).commit("Flaky");
    repository.write("engine/worker.sh", WORKER).write("engine/answers", lost);
    GateReport report = judgeWorktree(flaky);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
    assertThat(report.comparison().orElseThrow().differences().get(0).category())
        .isEqualTo(Category.FLAKY_BASE);
  }

  @Test
  void anEngineIsCheckedAgainstItself() throws Exception {
    GateRequest request = new GateRequest(Optional.of(first), "worktree", settings, TODAY);
    assertThat(gate(Past.none()).checkSelf(request).verdict().word()).isEqualTo(Verdict.Word.PASS);
    String lost = GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String flaky = repository.write("engine/worker.sh", now(GOOD, lost)).commit("Flaky");
    GateReport report =
        gate(Past.none())
            .checkSelf(new GateRequest(Optional.of(flaky), "worktree", settings, TODAY));
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertThat(report.verdict().next()).startsWith("1 item differs between two runs of one engine");
  }

  @Test
  void tellsWhatWasSoBeforeThisChange() throws Exception {
    String lost = GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String second = repository.write("engine/answers", lost).commit("Lose vim");
    repository.write("engine/answers", lost.replace("git|ok|", "git|crash:exception|"));
    GateReport report = judgeWorktree(first);
    assertThat(report.notes())
        .containsExactly(
            "against the first parent, revision "
                + second.substring(0, 10)
                + ": 1 of 2 differences are this change's, 1 were there before;"
                + " of 2 that gate 1 are this change's");
    assertThat(report.comparison().orElseThrow().differences())
        .filteredOn(each -> each.detail().contains("so since before revision"))
        .singleElement()
        .extracting(each -> each.key().item())
        .isEqualTo("vim");
  }

  @Test
  void answersThatAreKnownAreNotAskedForAgain() throws Exception {
    Path cache = temp.resolve("past");
    GateRequest request = new GateRequest(Optional.of(first), "worktree", settings, TODAY);
    repository.write("engine/answers", GOOD + "x|ok|\n");
    gate(Past.in(cache)).judge(request);
    try (Stream<Path> engines = Files.list(temp.resolve("cache/engines"))) {
      for (Path engine : engines.filter(each -> Files.exists(each.resolve("built"))).toList()) {
        Files.writeString(engine.resolve("engine/worker.sh"), "exit 1");
      }
    }
    assertThat(gate(Past.in(cache)).judge(request).verdict().word()).isEqualTo(Verdict.Word.PASS);
  }

  private void deploy(String environment, String revision, boolean success) throws Exception {
    Ledger.of(trunk).append(new Fact.Deployed(environment, revision, success, false));
  }

  @Test
  void comparesWithWhatUsersHave() throws Exception {
    String second = repository.write("engine/answers", GOOD + "x|ok|\n").commit("Second");
    String third = repository.write("engine/answers", GOOD + "y|ok|\n").commit("Third");
    repository.write("debwright.yaml", TinyTrunk.PROJECT + "baseline: " + third + "\n");
    deploy("production", first, true);
    deploy("production", second, false);
    deploy("staging", third, true);
    assertThat(judge(Optional.empty(), "worktree").baseline().side())
        .contains(new Side.AtRevision(trunk.resolve(first)));
    assertThat(judge(Optional.of("deploy:staging"), "worktree").baseline().side())
        .contains(new Side.AtRevision(trunk.resolve(third)));
    assertThat(judge(Optional.of("deploy"), "worktree").baseline().reason())
        .matches("deployed to production on 2[0-9-]{9}");
    deploy("production", second, true);
    assertThat(judge(Optional.of("deploy"), "worktree").baseline().side())
        .contains(new Side.AtRevision(trunk.resolve(second)));
  }

  @Test
  void saysThatNothingIsDeployedThere() throws Exception {
    GateException failure =
        catchThrowableOfType(GateException.class, () -> judgeWorktree("deploy:production"));
    assertThat(failure.explanation())
        .isEqualTo("nothing is deployed to production, as far as the ledger tells");
    assertThat(failure.hint())
        .isEqualTo("the ledger has no deploy at all; there is no remote to ask");
    deploy("staging", first, true);
    assertThat(catchThrowableOfType(GateException.class, () -> judgeWorktree("deploy:x")).hint())
        .startsWith("there are deploys to staging");
  }

  @Test
  void saysThatTrunkWasRewritten() throws Exception {
    deploy("production", "1".repeat(40), true);
    TrunkException failure =
        catchThrowableOfType(TrunkException.class, () -> judge(Optional.empty(), "worktree"));
    assertThat(failure.explanation())
        .isEqualTo("revision 1111111111 is deployed to production, and is not in this clone");
    String elsewhere = repository.write("README", "x\n").commit("Elsewhere");
    repository.git().reset().setMode(ResetType.HARD).setRef(first).call();
    deploy("production", elsewhere, true);
    assertThat(
            catchThrowableOfType(GateException.class, () -> judge(Optional.empty(), "worktree"))
                .explanation())
        .contains("does not come before the candidate");
  }

  @Test
  void judgesAMergeWithoutTouchingAnyFile() throws Exception {
    repository.git().checkout().setCreateBranch(true).setName("work").call();
    String lost = GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    repository.write("engine/answers", lost).commit("Lose vim");
    repository.checkOut("main");
    repository.write("README", "x\n").commit("Say more");
    GateReport report = judge(Optional.of(first), "merge:work");
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertThat(repository.root().resolve("engine/answers")).hasContent(GOOD);
    assertThat(Ledger.of(trunk).state().all(Fact.VerdictGiven.class))
        .singleElement()
        .extracting(each -> each.fact().word())
        .isEqualTo("FAIL");
    repository.write("engine/answers", "git|ok|\n").commit("In the way");
    assertThat(
            catchThrowableOfType(
                TrunkException.class, () -> judge(Optional.of(first), "merge:work")))
        .hasMessageContaining("engine/answers");
  }

  @Test
  void aBaselineFromBeforeTheEngineIsSaidSo() throws Exception {
    Files.delete(repository.root().resolve("debwright.yaml"));
    String bare = repository.commit("Without");
    repository.write("debwright.yaml", TinyTrunk.PROJECT).commit("With");
    TrunkException failure = catchThrowableOfType(TrunkException.class, () -> judgeWorktree(bare));
    assertThat(failure.explanation()).contains("is from before the engine existed");
  }

  @Test
  void anEngineThatCannotBeDrivenIsNoVerdict() throws Exception {
    repository.write("engine/worker.sh", "echo broken >&2; exit 1\n");
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> judgeWorktree(first));
    assertThat(failure.explanation()).contains("the worker of the work tree");
    assertThat(failure.said()).isEqualTo("broken");
  }
}
