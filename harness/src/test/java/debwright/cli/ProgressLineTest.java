package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final AtomicLong clock = new AtomicLong(Duration.ofHours(1).toNanos());

  @Test
  void writesAPlainLineAStageElsewhere() {
    Shell shell = Shell.piped();
    work(new ProgressLine(shell.console(), clock::get));
    assertThat(shell.err().lines()).containsExactly("building", "running");
  }

  @Test
  void rewritesOneLineOnATerminal() {
    Shell shell = Shell.terminal(Map.of("TERM", "xterm"));
    work(new ProgressLine(shell.console(), clock::get));
    assertThat(shell.err())
        .isEqualTo(
            "<building<running<running  1/4  bc<running  3/4  git<running  4/4  gdb<"
                .replace("<", "\r\033[K"));
  }

  @Test
  void staysWithinTheTerminal() {
    Shell shell = Shell.terminal(Map.of("TERM", "xterm", "COLUMNS", "40"));
    new ProgressLine(shell.console(), clock::get).stage("x".repeat(100));
    assertThat(shell.err()).isEqualTo("\r\033[K" + "x".repeat(39));
  }

  @Test
  void saysHowMuchWasDoneBefore() {
    Shell shell = Shell.piped();
    new ProgressLine(shell.console(), clock::get).started(10, 4);
    assertThat(shell.err().lines()).containsExactly("4 of 10 items were done before");
  }

  @Test
  void tellsTheRateAndTheTimeLeftOnATerminal() {
    Shell shell = Shell.terminal(Map.of("TERM", "xterm"));
    ProgressLine progress = new ProgressLine(shell.console(), clock::get);
    progress.stage("running");
    progress.started(1000, 990);
    clock.addAndGet(Duration.ofSeconds(4).toNanos());
    done(progress, "bc");
    assertThat(shell.err()).endsWith("running  991/1000  0.3/s, 0:36 left  bc");
  }

  @Test
  void tellsThemEachHalfMinuteElsewhere() {
    Shell shell = Shell.piped();
    ProgressLine progress = new ProgressLine(shell.console(), clock::get);
    progress.stage("running");
    progress.started(400, 0);
    for (int i = 0; i < 100; i++) {
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      done(progress, "bc");
    }
    assertThat(shell.err().lines())
        .containsExactly(
            "running",
            "running  30/400  1.0/s, 6:10 left  bc",
            "running  60/400  1.0/s, 5:40 left  bc",
            "running  90/400  1.0/s, 5:10 left  bc");
  }

  @Test
  void writesNothingToStandardOutput() {
    Shell shell = Shell.piped();
    work(new ProgressLine(shell.console(), clock::get));
    assertThat(shell.out()).isEmpty();
  }

  /** Of four steps the second comes too soon to be shown, and the last always is. */
  private void work(ProgressLine progress) {
    progress.stage("building");
    progress.stage("running");
    progress.started(4, 0);
    done(progress, "bc");
    done(progress, "zip");
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    done(progress, "git");
    done(progress, "gdb");
    progress.finished();
  }

  private static void done(ProgressLine progress, String item) {
    progress.done(new ItemKey(item, "debian:12", "amd64"), Outcome.OK);
  }
}
