package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.comparison.Category;
import debwright.comparison.Difference;
import debwright.comparison.Verdict;
import debwright.run.Past;
import debwright.trunk.TinyTrunk;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateNoiseTest {
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

  /** Answers otherwise each second time that a worker is started. */
  private static String now(String one, String other) {
    return """
        i=$(cat ../../count 2>/dev/null || echo 0); echo $((i + 1)) >../../count
        case $((i %% 2)) in 0) answers='%s' ;; *) answers='%s' ;; esac
        printf '%%s\n' "$answers" >engine/answers
        """
            .formatted(one.strip(), other.strip())
        + GateWorld.WORKER;
  }

  @Test
  void aCandidateThatAnswersNowThisNowThatIsANewFlake() throws Exception {
    String lost = GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    world.repository.write("engine/worker.sh", now(lost, GateWorld.GOOD));
    GateReport report = world.judgeWorktree(world.first);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    Difference vim = report.comparison().orElseThrow().differences().get(0);
    assertThat(vim.category()).isEqualTo(Category.FLAKY_HEAD);
    assertThat(vim.repeats().candidate()).hasSize(2);
  }

  @Test
  void whatTheBaselineAnswersAtTimesIsNotHeldAgainstTheCandidate() throws Exception {
    String lost = GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String flaky =
        world.repository.write("engine/worker.sh", now(GateWorld.GOOD, lost)).commit("Flaky");
    world.repository.write("engine/worker.sh", GateWorld.WORKER).write("engine/answers", lost);
    GateReport report = world.judgeWorktree(flaky);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.PASS);
    assertThat(report.comparison().orElseThrow().differences().get(0).category())
        .isEqualTo(Category.FLAKY_BASE);
  }

  @Test
  void anEngineIsCheckedAgainstItself() throws Exception {
    GateRequest request =
        new GateRequest(Optional.of(world.first), "worktree", world.settings, GateWorld.TODAY);
    assertThat(world.gate(Past.none()).checkSelf(request).verdict().word())
        .isEqualTo(Verdict.Word.PASS);
    String lost = GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String flaky =
        world.repository.write("engine/worker.sh", now(GateWorld.GOOD, lost)).commit("Flaky");
    GateReport report =
        world
            .gate(Past.none())
            .checkSelf(
                new GateRequest(Optional.of(flaky), "worktree", world.settings, GateWorld.TODAY));
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
    assertThat(report.verdict().next()).startsWith("1 item differs between two runs of one engine");
  }

  @Test
  void saysThatTheFirstParentDoesNotBuild() throws Exception {
    String project = TinyTrunk.PROJECT.replace("echo built >>built", "exit 1");
    world.repository.write("debwright.yaml", project).commit("Break the build");
    world.repository.write("debwright.yaml", TinyTrunk.PROJECT);
    world.repository.write("engine/answers", GateWorld.GOOD.replace("vim|ok|", "vim|crash:exit|"));
    assertThat(world.judgeWorktree(world.first).notes())
        .singleElement()
        .asString()
        .startsWith("the first parent, revision ")
        .contains("cannot be run", "failed with exit code 1");
  }

  @Test
  void tellsWhatWasSoBeforeThisChange() throws Exception {
    String lost = GateWorld.GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|");
    String second = world.repository.write("engine/answers", lost).commit("Lose vim");
    world.repository.write("engine/answers", lost.replace("git|ok|", "git|crash:exception|"));
    GateReport report = world.judgeWorktree(world.first);
    assertThat(report.notes())
        .containsExactly(
            "against the first parent, revision "
                + second.substring(0, 10)
                + ": this change makes 1 of 2 differences, and 1 of 2 that gate; others were there before");
    assertThat(report.comparison().orElseThrow().differences())
        .filteredOn(each -> each.detail().contains("so since before revision"))
        .singleElement()
        .extracting(each -> each.key().item())
        .isEqualTo("vim");
  }
}
