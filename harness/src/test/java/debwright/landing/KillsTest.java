package debwright.landing;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code harness/src/test/delivery/kills}. */
class KillsTest {
  @TempDir Path folder;

  @Test
  void killedAtAnyMomentItGoesOnFromWhatTheLedgerSays() throws Exception {
    Tools.require("git");
    Kills.Outcome outcome = Kills.run(folder, 2, 7);
    assertThat(outcome.kills()).isEqualTo(2);
    assertThat(outcome.landed()).as("landed").isPositive();
    assertThat(outcome.deploys()).as("deploys").isPositive();
  }
}
