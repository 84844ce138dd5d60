package debwright.spark;

import debwright.corpus.CacheFolder;
import debwright.run.Attempt;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.RunSettings;
import debwright.run.WorkerSlot;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/**
 * What an executor process keeps from task to task: files, and workers that wait for another
 * question.
 */
final class Executor implements AutoCloseable {
  private static final String EXEC = "exec ";
  private static final Object LOCK = new Object();
  private static @Nullable Executor current;

  private final String run;
  private final FileStore store;
  private final Engine engine;
  private final Indexes indexes;
  private final RunSettings settings;
  private final Deque<WorkerSlot> idle = new ConcurrentLinkedDeque<>();
  private final Deque<WorkerSlot> all = new ConcurrentLinkedDeque<>();
  private final Thread onExit = new Thread(this::stop, "end-workers");

  private Executor(Briefing briefing, FileStore store) throws IOException {
    this.run = briefing.id();
    this.store = store;
    this.engine = engine(briefing.program(), store);
    this.indexes = indexes(briefing, store);
    this.settings = briefing.how().settings();
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /** This process's for a run; that of an earlier run is ended. */
  static Executor of(Briefing briefing) throws IOException {
    synchronized (LOCK) {
      Executor last = current;
      if (last != null && last.run.equals(briefing.id())) {
        return last;
      }
      if (last != null) {
        last.close();
      }
      checkJava(briefing.java());
      Executor made = new Executor(briefing, FileStore.open(folder(briefing), source(briefing)));
      current = made;
      return made;
    }
  }

  private static void checkJava(String drivers) {
    String own = Runtime.version().toString();
    if (!own.equals(drivers)) {
      throw new ExecutorException(
          host(),
          "it runs Java %s, and the driver %s".formatted(own, drivers),
          "",
          "start Spark's workers with the same Java (JAVA_HOME): it is a part of what a run is made of");
    }
  }

  private static Path folder(Briefing briefing) {
    return briefing.store().isEmpty()
        ? CacheFolder.standard().resolve("spark")
        : Path.of(briefing.store());
  }

  /** By the channel that Spark's own files come by: one port, with Spark's authentication. */
  private static FileStore.Source source(Briefing briefing) {
    return digest ->
        Channels.newInputStream(SparkEnv.get().rpcEnv().openChannel(briefing.uri() + "/" + digest));
  }

  private static Engine engine(Briefing.Program program, FileStore store) throws IOException {
    Path folder = store.provide(program.files());
    return new Engine(program.name(), program.digest(), withJava(program.command()), folder);
  }

  /** As the launcher does: this process's Java, and file names in UTF-8. */
  private static String withJava(String command) {
    String script = command.startsWith(EXEC) ? command : EXEC + command;
    return "exec env LC_ALL=C.UTF-8 PATH=%s:\"$PATH\" sh -c %s"
        .formatted(quoted(System.getProperty("java.home", "") + "/bin"), quoted(script));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static Indexes indexes(Briefing briefing, FileStore store) throws IOException {
    List<IndexFile> files = new ArrayList<>();
    for (Briefing.Index index : briefing.indexes()) {
      files.add(index.file(store));
    }
    return new Indexes(files);
  }

  /**
   * Asks about items, one after the other.
   *
   * @return a line for each attempt, as {@link Attempt#of} reads it
   */
  List<String> ask(Iterator<ItemTask> items) throws IOException, InterruptedException {
    WorkerSlot slot = Optional.ofNullable(idle.poll()).orElseGet(this::slot);
    try {
      List<String> lines = new ArrayList<>();
      while (items.hasNext()) {
        lines.add(slot.attempt(items.next().item(store)).line());
      }
      idle.push(slot);
      return lines;
    } catch (EngineException e) {
      slot.close();
      throw new ExecutorException(host(), e);
    } catch (IOException | InterruptedException e) {
      slot.close();
      throw e;
    }
  }

  private WorkerSlot slot() {
    WorkerSlot slot = new WorkerSlot(engine, indexes, settings);
    all.add(slot);
    return slot;
  }

  static String host() {
    return SparkEnv.get().blockManager().blockManagerId().host();
  }

  private void stop() {
    all.forEach(WorkerSlot::close);
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(onExit);
  }
}
