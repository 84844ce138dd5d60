package debwright.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code harness/src/test/trunk/bisect-table}. */
class BisectTrunkTest {
  @TempDir Path temp;

  @Test
  void namesTheRevisionOfEachPlantedChangeWithNoMoreProbesThanGit() throws Exception {
    Tools.require("git");
    try (BisectTrial trial = new BisectTrial(temp, new SyntheticTrunk.Plan(40, 3, 3, 6))) {
      BisectReport report = trial.bisect();
      assertThat(report.answers()).hasSize(6);
      for (Answer answer : report.answers()) {
        assertThat(answer.found()).as(answer.item() + " " + answer).isTrue();
        assertThat(trial.isRight(answer)).as(answer.item() + " " + answer.culprits()).isTrue();
      }
      BisectTrial.GitAnswer git = trial.git("regressed-00");
      assertThat(git.right()).as("git bisect finds it too").isTrue();
      assertThat(report.answers().get(3).probes()).isLessThanOrEqualTo(git.steps());
      assertThat(trial.bisect("regressed-00").answers()).containsExactly(report.answers().get(3));
      assertThat(trial.builds())
          .as("what was asked before is not built again")
          .isEqualTo(report.probes() + 2);
    }
  }
}
