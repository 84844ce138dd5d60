package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.comparison.Category;
import debwright.comparison.Difference;
import debwright.comparison.Verdict;
import debwright.ledger.Fact;
import debwright.ledger.Ledger;
import debwright.run.Past;
import debwright.trunk.TinyTrunk;
import debwright.trunk.TrunkException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateBaselineTest {
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
  void theProjectFileNamesTheBaseline() throws Exception {
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT + "baseline: " + world.first + "\n");
    GateReport report = world.judge(Optional.empty(), "worktree");
    assertThat(report.baseline().reason()).isEqualTo("as debwright.yaml says");
    assertThat(report.comparison()).isPresent();
  }

  private String naming(String baseline, String message) throws Exception {
    return world
        .repository
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
    String second = naming(world.first, "Name a baseline");
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT + "baseline: " + second + "\n");
    world.repository.write(
        "engine/answers", GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    assertJudgedAgainst(world.first, second, world.judge(Optional.empty(), "worktree"));
  }

  @Test
  void aCommitThatMovesTheBaselineIsJudgedAgainstTheOldOne() throws Exception {
    String second = naming(world.first, "Name a baseline");
    String broken = GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String third = world.repository.write("engine/answers", broken).commit("Break it");
    String moved = naming(third, "Move the baseline");
    GateReport worktree = world.judge(Optional.empty(), "worktree");
    assertJudgedAgainst(world.first, third, worktree);
    assertThat(worktree.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertJudgedAgainst(world.first, third, world.judge(Optional.empty(), moved));
    assertThat(world.judge(Optional.of(second), moved).baseline().reason())
        .isEqualTo("as asked for");
  }

  @Test
  void takingTheBaselineOutIsMovingIt() throws Exception {
    naming(world.first, "Name a baseline");
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT);
    GateReport report = world.judge(Optional.empty(), "worktree");
    assertThat(report.comparison()).isPresent();
    assertThat(report.baseline().reason()).contains("was taken out: judged against it");
  }

  @Test
  void aRunFolderIsABaselineToo() throws Exception {
    GateReport before = world.judge(Optional.empty(), "worktree");
    Path stored = world.temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    world.repository.write(
        "engine/answers", GateWorld.GOOD.replace("git|ok|", "git|crash:exception|"));
    GateReport report = world.judgeWorktree(stored.toString());
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertThat(report.baseline().side().orElseThrow().description()).contains("the run in ");
  }

  @Test
  void aRunUnderOtherConditionsIsNoBaseline() throws Exception {
    GateReport before = world.judge(Optional.empty(), "worktree");
    Path stored = world.temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    world.settings = world.settings.withStrategy("names");
    GateException failure =
        catchThrowableOfType(GateException.class, () -> world.judgeWorktree(stored.toString()));
    assertThat(failure.explanation())
        .startsWith("baseline and candidate differ in more than the engine: configuration (")
        .doesNotContain("jdk", "index");
    assertThat(failure.hint()).contains("compare compares any two runs");
    assertThat(
            catchThrowableOfType(
                GateException.class, () -> world.judge(Optional.of(world.first), stored + "")))
        .hasMessageContaining("configuration");
  }

  @Test
  void aRunOfAnotherCorpusIsNoBaseline() throws Exception {
    GateReport before = world.judge(Optional.empty(), "worktree");
    Path stored = world.temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    Materials others =
        new Materials(
            List.of(GateWorld.item("ed")),
            GateWorld.MATERIALS.indexes(),
            GateWorld.MATERIALS.scoring());
    Gate gate =
        new Gate(
            world.trunk,
            world.temp.resolve("cache"),
            (tree, project) -> others,
            Past.none(),
            GateProgress.SILENT);
    GateRequest request =
        new GateRequest(
            Optional.of(stored.toString()), "worktree", world.settings, GateWorld.TODAY);
    assertThat(catchThrowableOfType(GateException.class, () -> gate.judge(request)))
        .hasMessage(
            "baseline and candidate have no item in common; the baseline's are such as git debian:12 amd64, the candidate's such as ed debian:12 amd64");
  }

  @Test
  void aStoredRunIsFilledUpByTheEngineThatMadeIt() throws Exception {
    String three = GateWorld.GOOD + "ed|ok|libc6 (>= 2.36)\n";
    world.repository.write("engine/answers", three).commit("Know ed, too");
    GateReport before = world.judge(Optional.empty(), "worktree");
    Path stored = world.temp.resolve("cache/runs/candidate").resolve(before.candidate().name());
    Materials more =
        new Materials(
            List.of(GateWorld.item("git"), GateWorld.item("vim"), GateWorld.item("ed")),
            GateWorld.MATERIALS.indexes(),
            GateWorld.MATERIALS.scoring());
    world.repository.write("engine/answers", three.replace("ed|ok|", "ed|crash:exception|"));
    Gate gate =
        new Gate(
            world.trunk,
            world.temp.resolve("cache"),
            (tree, project) -> more,
            Past.none(),
            GateProgress.SILENT);
    GateRequest request =
        new GateRequest(
            Optional.of(stored.toString()), "worktree", world.settings, GateWorld.TODAY);
    GateReport report = gate.judge(request);
    Difference ed = report.comparison().orElseThrow().differences().get(0);
    assertThat(ed.category()).isEqualTo(Category.REGRESSED);
    assertThat(ed.repeats().base()).as("answers of the stored run's engine").hasSize(2);
  }

  @Test
  void aBaselineMustComeBeforeTheCandidate() throws Exception {
    String second = world.repository.write("README", "x\n").commit("Second");
    GateException failure =
        catchThrowableOfType(
            GateException.class, () -> world.judge(Optional.of(second), world.first));
    assertThat(failure.explanation()).contains("does not come before the candidate");
  }

  private void deploy(String environment, String revision, boolean success) throws Exception {
    Ledger.of(world.trunk).append(new Fact.Deployed(environment, revision, success, false));
  }

  @Test
  void comparesWithWhatUsersHave() throws Exception {
    String second =
        world.repository.write("engine/answers", GateWorld.GOOD + "x|ok|\n").commit("Second");
    String third =
        world.repository.write("engine/answers", GateWorld.GOOD + "y|ok|\n").commit("Third");
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT + "baseline: " + third + "\n");
    deploy("production", world.first, true);
    deploy("production", second, false);
    deploy("staging", third, true);
    assertThat(world.judge(Optional.empty(), "worktree").baseline().side())
        .contains(new Side.AtRevision(world.trunk.resolve(world.first)));
    assertThat(world.judge(Optional.of("deploy:staging"), "worktree").baseline().side())
        .contains(new Side.AtRevision(world.trunk.resolve(third)));
    assertThat(world.judge(Optional.of("deploy"), "worktree").baseline().reason())
        .matches("deployed to production on 2[0-9-]{9}");
    deploy("production", second, true);
    assertThat(world.judge(Optional.of("deploy"), "worktree").baseline().side())
        .contains(new Side.AtRevision(world.trunk.resolve(second)));
  }

  @Test
  void saysThatNothingIsDeployedThere() throws Exception {
    GateException failure =
        catchThrowableOfType(GateException.class, () -> world.judgeWorktree("deploy:production"));
    assertThat(failure.explanation())
        .isEqualTo("nothing is deployed to production, as far as the ledger tells");
    assertThat(failure.hint())
        .isEqualTo("the ledger has no deploy at all; there is no remote to ask");
    deploy("staging", world.first, true);
    assertThat(
            catchThrowableOfType(GateException.class, () -> world.judgeWorktree("deploy:x")).hint())
        .startsWith("there are deploys to staging");
  }

  @Test
  void saysThatTrunkWasRewritten() throws Exception {
    deploy("production", "1".repeat(40), true);
    TrunkException failure =
        catchThrowableOfType(TrunkException.class, () -> world.judge(Optional.empty(), "worktree"));
    assertThat(failure.explanation())
        .isEqualTo("revision 1111111111 is deployed to production, and is not in this clone");
    String elsewhere = world.repository.write("README", "x\n").commit("Elsewhere");
    world.repository.git().reset().setMode(ResetType.HARD).setRef(world.first).call();
    deploy("production", elsewhere, true);
    assertThat(
            catchThrowableOfType(
                    GateException.class, () -> world.judge(Optional.empty(), "worktree"))
                .explanation())
        .contains("does not come before the candidate");
  }

  @Test
  void aBaselineFromBeforeTheEngineIsSaidSo() throws Exception {
    Files.delete(world.repository.root().resolve("debwright.yaml"));
    String bare = world.repository.commit("Without");
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT).commit("With");
    TrunkException failure =
        catchThrowableOfType(TrunkException.class, () -> world.judgeWorktree(bare));
    assertThat(failure.explanation()).contains("is from before the engine existed");
  }
}
