package debwright.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Writes down what a command says, without its secrets: those never reach the disk. */
final class MaskedLog {
  /** What is still in the pipe of a command that has ended is there at once. */
  private static final long REST_MS = 2000;

  private final InputStream said;
  private final Path log;
  private final Secrets secrets;
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final Thread thread;

  private MaskedLog(InputStream said, Path log, Secrets secrets) {
    this.said = said;
    this.log = log;
    this.secrets = secrets;
    this.thread = new Thread(this::copy, "log");
    thread.setDaemon(true);
  }

  static MaskedLog start(Process process, Path log, Secrets secrets) {
    MaskedLog masked = new MaskedLog(process.getInputStream(), log, secrets);
    masked.thread.start();
    return masked;
  }

  private void copy() {
    try (OutputStream out =
        new MaskingStream(
            Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            secrets)) {
      said.transferTo(out);
    } catch (IOException e) {
      failure.set(e);
      drain(e);
    }
  }

  /** A command whose pipe nobody empties would stand still until its time is up. */
  private void drain(IOException why) {
    try {
      said.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Waits for the rest of a command that has ended; what left its group and holds on to the pipe is
   * not waited for.
   *
   * @throws IOException the log could not be written
   */
  void end() throws IOException, InterruptedException {
    thread.join(REST_MS);
    if (thread.isAlive()) {
      said.close();
      thread.join(TimeUnit.SECONDS.toMillis(1));
      return;
    }
    IOException why = failure.get();
    if (why != null) {
      throw why;
    }
  }
}
