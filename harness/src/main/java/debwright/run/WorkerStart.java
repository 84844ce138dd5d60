package debwright.run;

import java.io.IOException;
import java.util.Optional;

/** Starts a worker and waits for its hello. */
record WorkerStart(Engine engine, Limits limits) {
  private static final int LOG_SHOWN = 600;
  private static final String HINT =
      "run the command in that folder by hand: its first line must be the protocol's hello";

  /**
   * A worker that said hello.
   *
   * @throws EngineException it does not start, or its first line is none of the protocol
   */
  Worker start() throws EngineException, InterruptedException {
    WorkerProcess process = process();
    try {
      return new Worker(process, hello(process), limits);
    } catch (ProtocolException e) {
      throw failed(e.found(), process);
    } catch (InterruptedException e) {
      process.close();
      throw e;
    }
  }

  private WorkerProcess process() throws EngineException {
    try {
      return WorkerProcess.start(engine, limits);
    } catch (IOException e) {
      throw new EngineException(place() + " cannot be started: " + e.getMessage(), "", HINT);
    }
  }

  private Hello hello(WorkerProcess process) throws ProtocolException, InterruptedException {
    Optional<AnswerStream.Reply> reply = process.next(limits.start());
    if (reply.isEmpty()) {
      throw new ProtocolException("said no hello within " + limits.start().toSeconds() + " s");
    }
    return switch (reply.get().kind()) {
      case LINE -> Hello.parse(reply.get().line());
      case TOO_LONG -> throw new ProtocolException("said no hello but an endless line");
      case ENDED -> throw new ProtocolException("ended without a hello" + exit(process));
    };
  }

  private static String exit(WorkerProcess process) throws InterruptedException {
    var code = process.exit();
    return code.isPresent() ? ", with exit code " + code.getAsInt() : "";
  }

  private EngineException failed(String what, WorkerProcess process) throws InterruptedException {
    process.endSoon();
    String log = process.log().take().strip();
    process.close();
    return new EngineException(place() + " " + what, end(log), HINT);
  }

  private String place() {
    return "the worker of "
        + engine.name()
        + " ("
        + engine.command()
        + ", in "
        + engine.directory()
        + ")";
  }

  private static String end(String log) {
    return log.substring(Math.max(0, log.length() - LOG_SHOWN));
  }
}
