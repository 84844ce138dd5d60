package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path temp;
  Path file;

  @BeforeEach
  void nameIt() {
    file = temp.resolve("lock");
  }

  @Test
  void isOneOwnersAndLeavesNothing() throws Exception {
    RunLock lock = RunLock.take(file, Duration.ZERO);
    assertThatThrownBy(() -> RunLock.take(file, Duration.ofMillis(60)))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("another process writes that run");
    lock.close();
    assertThat(file).doesNotExist();
    RunLock.take(file, Duration.ZERO).close();
  }

  @Test
  void takesWhatAKilledOwnerLeft() throws Exception {
    Files.writeString(file, "a longer mark than any that is written to such a file");
    RunLock.take(file, Duration.ZERO).close();
    assertThat(file).doesNotExist();
  }

  @Test
  void waitsForItsTurnAndHoldsTheFileAtThePath() throws Exception {
    RunLock first = RunLock.take(file, LONG);
    CompletableFuture<RunLock> second = CompletableFuture.supplyAsync(this::take);
    Thread.sleep(120);
    assertThat(second).isNotDone();
    first.close();
    RunLock held = second.get(5, TimeUnit.SECONDS);
    assertThat(file).exists();
    assertThatThrownBy(() -> RunLock.take(file, Duration.ZERO)).isInstanceOf(IOException.class);
    held.close();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    RunLock first = RunLock.take(file, LONG);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread waiting = new Thread(() -> end.complete(catchThrowable(() -> RunLock.take(file, LONG))));
    waiting.start();
    waiting.interrupt();
    assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
    first.close();
  }

  private RunLock take() {
    try {
      return RunLock.take(file, LONG);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
