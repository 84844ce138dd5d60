package debwright.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code harness/src/test/deploy/kills}. */
class DeployKillsTest {
  @TempDir Path folder;

  @Test
  void whatStandsByTheLedgerIsThereHoweverOftenItIsKilled() throws Exception {
    Tools.require("git", "setsid");
    DeployKills.Outcome outcome = new DeployKills(folder, 7).run(2);
    assertThat(outcome.interrupted()).as("deploys that were killed").isPositive();
  }
}
