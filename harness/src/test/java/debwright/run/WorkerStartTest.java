package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerStartTest {
  @TempDir Path temp;

  private EngineException failureOf(String script) throws IOException {
    return failureOf(FakeEngine.of(temp, script));
  }

  private static EngineException failureOf(Engine engine) {
    Limits limits = new Limits(Duration.ofSeconds(1), Duration.ofMillis(300), 1000, 1000);
    return catchThrowableOfType(
        EngineException.class, () -> new WorkerStart(engine, limits).start());
  }

  @Test
  void namesTheCommandAndShowsTheEndOfStderr() throws Exception {
    EngineException failure = failureOf("echo 'Could not find main class' >&2; exit 1");
    assertThat(failure.explanation())
        .contains("the fake engine")
        .contains("sh worker.sh")
        .contains(temp.toString())
        .endsWith("ended without a hello, with exit code 1");
    assertThat(failure.said()).isEqualTo("Could not find main class");
  }

  @Test
  void waitsOnlySoLongForAHello() throws Exception {
    assertThat(failureOf("exec sleep 60").explanation()).contains("said no hello within");
  }

  @Test
  void refusesWhatIsNoHello() throws Exception {
    assertThat(failureOf("echo Welcome").explanation()).endsWith("found 'Welcome'");
    assertThat(failureOf("echo 7").explanation()).endsWith("in its first line, found '7'");
  }

  @Test
  void refusesAnotherProtocol() throws Exception {
    assertThat(failureOf("echo '{\"protocol\":2}'").explanation())
        .endsWith("expected \"protocol\":1 in its first line, found '{\"protocol\":2}'");
  }

  @Test
  void refusesAnEndlessHello() throws Exception {
    assertThat(failureOf("while :; do printf xxxxxxxxxx; done").explanation())
        .endsWith("an endless line");
  }

  @Test
  void saysWhenThereIsNoSuchFolderOrCommand() throws Exception {
    Engine lost = new Engine("x", "e", "sh worker.sh", temp.resolve("gone"));
    assertThat(failureOf(lost).said()).contains("gone");
    Engine missing = new Engine("x", "e", "no-such-command", temp);
    assertThat(failureOf(missing).explanation()).endsWith("with exit code 127");
  }

  @Test
  void aCommandMaySayExecItself() throws Exception {
    Engine engine = FakeEngine.of(temp, "echo '" + FakeEngine.HELLO + "'; exec sleep 60");
    Engine exec = new Engine("x", "e", "exec sh worker.sh", engine.directory());
    try (Worker worker = new WorkerStart(exec, Limits.DEFAULT).start()) {
      assertThat(worker.hello().indexFormats()).containsExactly("fake");
    }
  }
}
