package debwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code harness/src/test/ledger/writers}. */
class WritersTest {
  @TempDir Path folder;

  @Test
  void twoAtOnceLoseNothingAlsoWhereOneIsKilled() throws Exception {
    Tools.require("git");
    Writers.Outcome outcome = new Writers(folder, 3).run(60, 2);
    assertThat(outcome.events()).isEqualTo(120);
    assertThat(outcome.kills()).as("kills").isPositive();
  }
}
