package debwright.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MaskedLogTest {
  private static final Secrets SECRETS = new Secrets(Map.of("KEY", "open sesame"));

  /** More than a pipe holds. */
  private static final String LONG = "head -c 1000000 /dev/zero";

  @Test
  void whatCannotBeWrittenIsToldAndHoldsNoCommandUp() throws Exception {
    Process process = new ProcessBuilder("sh", "-c", LONG).start();
    MaskedLog log = MaskedLog.start(process, Path.of("/dev/full"), SECRETS);
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("the command has ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isZero();
    assertThatThrownBy(log::end).isInstanceOf(IOException.class).hasMessageContaining("No space");
  }
}
