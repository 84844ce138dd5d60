package debwright.run;

import debwright.plan.Outcome;
import java.util.Optional;

/** A place for one worker at a time: it is started when there is a question, and replaced. */
public final class WorkerSlot implements AutoCloseable {
  private static final int PAUSE_MS = 1000;

  private final WorkerStart start;
  private final Indexes indexes;
  private final RunSettings settings;
  private Optional<Worker> current = Optional.empty();
  private boolean closed;

  /** So often a worker is killed by chance; an item that takes all memory is killed each time. */
  private static final int MOST_KILLS = 3;

  private long asked;

  /** One that is empty. */
  public WorkerSlot(Engine engine, Indexes indexes, RunSettings settings) {
    this.start = new WorkerStart(engine, settings.limits());
    this.indexes = indexes;
    this.settings = settings;
  }

  /**
   * What the engine makes of an item.
   *
   * @throws EngineException no worker can be started, twice
   */
  public Attempt attempt(RunItem item) throws EngineException, InterruptedException {
    if (item.input() instanceof RunItem.Unusable unusable) {
      return attempt(item, Answer.without(unusable.outcome(), unusable.reason(), 0), "");
    }
    return attempt(item, (RunItem.Present) item.input());
  }

  /**
   * A worker that answered others may crash on what they left behind, so the item is asked about
   * again, of a new worker: what happens there is its own doing, unless somebody killed it.
   */
  private Attempt attempt(RunItem item, RunItem.Present input)
      throws EngineException, InterruptedException {
    Worker worker = worker();
    boolean alone = worker.fresh();
    Attempt made = attempt(item, answer(worker, item, input), worker.takeLog());
    if (!alone && !worker.usable() && made.answer().crashed()) {
      made = again(made, item, input);
    }
    for (int kills = 1; kills < MOST_KILLS && made.answer().killed(); kills++) {
      made = again(made, item, input);
    }
    return made;
  }

  private Attempt again(Attempt first, RunItem item, RunItem.Present input)
      throws EngineException, InterruptedException {
    Worker worker = worker();
    Answer answer = answer(worker, item, input);
    String note = "[asked again, of a new worker, as " + first.answer().reason() + "]\n";
    return attempt(item, answer, first.log() + note + worker.takeLog());
  }

  private Answer answer(Worker worker, RunItem item, RunItem.Present input)
      throws InterruptedException {
    Optional<IndexFile> index = indexes.find(item.key(), worker.hello().indexFormats());
    if (index.isEmpty()) {
      return Answer.without(Outcome.INDEX_MISSING, noIndex(worker, item), 0);
    }
    asked++;
    String id = item.key().item() + "#" + asked;
    return worker.ask(new Question(id, item, input.path(), settings, index.get().path()));
  }

  private static String noIndex(Worker worker, RunItem item) {
    return "no index for "
        + item.key().release()
        + " "
        + item.key().architecture()
        + " in a format that the engine reads: "
        + worker.hello().indexFormats();
  }

  private static Attempt attempt(RunItem item, Answer answer, String log) {
    return new Attempt(item.key(), item.inputDigest(), answer, log);
  }

  private Worker worker() throws EngineException, InterruptedException {
    Optional<Worker> last = current();
    if (last.filter(Worker::usable).filter(worker -> !worker.old()).isPresent()) {
      return last.get();
    }
    last.ifPresent(Worker::close);
    return install(started());
  }

  /**
   * One may be killed before it says a word, or meet what its predecessor left behind, such as full
   * memory: once more.
   */
  private Worker started() throws EngineException, InterruptedException {
    try {
      return start.start();
    } catch (EngineException e) {
      Thread.sleep(PAUSE_MS);
      return start.start();
    }
  }

  private synchronized Optional<Worker> current() {
    return current;
  }

  /** A worker that comes up after the slot was closed is ended at once. */
  private synchronized Worker install(Worker worker) throws InterruptedException {
    if (closed) {
      worker.close();
      throw new InterruptedException("the run was stopped while a worker was starting");
    }
    current = Optional.of(worker);
    return worker;
  }

  /** Ends the worker for good; may be called by any thread. */
  @Override
  public synchronized void close() {
    closed = true;
    current.ifPresent(Worker::close);
  }
}
