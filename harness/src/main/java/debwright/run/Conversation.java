package debwright.run;

import debwright.plan.Outcome;
import java.nio.file.Path;
import java.util.List;

/** One worker of an engine that is asked about items in the order that the caller wants. */
public final class Conversation implements AutoCloseable {
  private final Engine engine;
  private final Worker worker;

  private Conversation(Engine engine, Worker worker) {
    this.engine = engine;
    this.worker = worker;
  }

  /**
   * What a worker said.
   *
   * @param depends in Debian's syntax
   */
  public record Said(Outcome outcome, String depends) {}

  /**
   * Starts a worker.
   *
   * @throws EngineException it does not start, or speaks otherwise
   */
  public static Conversation begin(Engine engine, Limits limits)
      throws EngineException, InterruptedException {
    return new Conversation(engine, new WorkerStart(engine, limits).start());
  }

  /** The formats of index files that the worker reads. */
  public List<String> indexFormats() {
    return worker.hello().indexFormats();
  }

  /**
   * Asks about an item.
   *
   * @param item one whose bytes are there
   * @throws EngineException the worker ends, or cannot be asked any more
   */
  public Said ask(RunItem item, RunSettings settings, Path index)
      throws EngineException, InterruptedException {
    if (!(item.input() instanceof RunItem.Present present)) {
      throw new IllegalArgumentException("no bytes of " + item.key());
    }
    Answer answer = worker.ask(new Question("1", item, present.path(), settings, index));
    String log = worker.takeLog();
    if (!worker.usable()) {
      throw new EngineException(
          "the worker of %s ended at %s: %s".formatted(engine.name(), item.key(), answer.reason()),
          log.strip(),
          "debwright corpus run tells which items an engine fails at");
    }
    return new Said(answer.outcome(), answer.depends());
  }

  @Override
  public void close() {
    worker.close();
  }
}
