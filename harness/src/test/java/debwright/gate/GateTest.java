package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.comparison.Verdict;
import debwright.result.ItemKey;
import debwright.run.EngineException;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  private GateReport judge(Optional<String> baseline, String candidate) throws Exception {
    Gate gate =
        new Gate(trunk, temp.resolve("cache"), (tree, project) -> MATERIALS, GateProgress.SILENT);
    return gate.judge(new GateRequest(baseline, candidate, settings));
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

  @Test
  void thereIsNoLedgerYetAndItIsSaid() {
    GateException failure =
        catchThrowableOfType(GateException.class, () -> judgeWorktree("deploy:production"));
    assertThat(failure.explanation())
        .isEqualTo("'deploy:production': there is no ledger of deploys in this version");
    assertThat(failure.hint()).isEqualTo("name a revision, or set baseline: in debwright.yaml");
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
