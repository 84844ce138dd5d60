package debwright.run;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The process of a worker, with its three streams. */
final class WorkerProcess implements AutoCloseable {
  private static final String EXEC = "exec ";
  private static final int LAST_WORDS_MS = 20;
  private static final Duration LAST_BREATH = Duration.ofSeconds(1);

  private final Process process;
  private final AnswerStream answers;
  private final WorkerLog log;

  private WorkerProcess(Process process, Limits limits) {
    this.process = process;
    this.answers = new AnswerStream(process.getInputStream(), limits.answerBytes());
    this.log = new WorkerLog(process.getErrorStream(), limits.logBytes());
  }

  static WorkerProcess start(Engine engine, Limits limits) throws IOException {
    String script = "cd -- \"$0\" && " + replacing(engine.command());
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", script, engine.directory().toString());
    WithheldVariables.takeFrom(builder);
    return new WorkerProcess(builder.start(), limits);
  }

  /** The worker takes the shell's place, so that it is the process whose end is seen. */
  private static String replacing(String command) {
    return command.startsWith(EXEC) ? command : EXEC + command;
  }

  /** Writes a line; false when the worker takes none any more. */
  boolean send(byte[] line) {
    try {
      OutputStream in = process.getOutputStream();
      in.write(line);
      in.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Optional<AnswerStream.Reply> next(Duration patience) throws InterruptedException {
    return answers.next(patience);
  }

  /** Whether the process lives and has said nothing unasked. */
  boolean ready() {
    return process.isAlive() && answers.idle();
  }

  /** Its exit code, or empty where it only closed its output and goes on. */
  OptionalInt exit() throws InterruptedException {
    boolean ended = process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
    return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
  }

  WorkerLog log() {
    return log;
  }

  /** Ends the process; what it has to say of its failure it may say before. */
  void endSoon() throws InterruptedException {
    try {
      process.waitFor(LAST_WORDS_MS, TimeUnit.MILLISECONDS);
    } finally {
      ProcessTree.kill(process);
    }
  }

  @Override
  public void close() {
    ProcessTree.kill(process);
    process.destroyForcibly();
    answers.stop();
    log.stop();
  }
}
