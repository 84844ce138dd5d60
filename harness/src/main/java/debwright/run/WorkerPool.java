package debwright.run;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Several workers of one engine, which share a queue of items. */
final class WorkerPool implements AutoCloseable {
  private final List<WorkerSlot> slots;
  private final Thread onExit = new Thread(this::stop, "end-workers");
  private volatile boolean stopped;

  WorkerPool(Engine engine, Indexes indexes, RunSettings settings) {
    this.slots =
        Stream.generate(() -> new WorkerSlot(engine, indexes, settings))
            .limit(settings.jobs())
            .toList();
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /**
   * Asks about each item and hands each attempt to the sink, in the order of their ends.
   *
   * @param groups items that one worker is to be asked about, one after the other
   * @throws EngineException no worker can be started; what was done until then is in the sink
   * @throws IOException the sink failed
   */
  void run(Collection<List<RunItem>> groups, Workers.Sink sink)
      throws IOException, EngineException, InterruptedException {
    Queue<List<RunItem>> queue = new ConcurrentLinkedQueue<>(groups);
    ExecutorService threads = Executors.newFixedThreadPool(slots.size());
    try {
      await(threads, queue, sink);
    } finally {
      threads.shutdownNow();
      stop();
    }
  }

  private void await(ExecutorService threads, Queue<List<RunItem>> queue, Workers.Sink sink)
      throws IOException, EngineException, InterruptedException {
    ExecutorCompletionService<Void> ends = new ExecutorCompletionService<>(threads);
    slots.forEach(slot -> ends.submit(work(slot, queue, sink)));
    for (int i = 0; i < slots.size(); i++) {
      try {
        ends.take().get();
      } catch (ExecutionException e) {
        rethrow(e);
      }
    }
  }

  private Callable<Void> work(WorkerSlot slot, Queue<List<RunItem>> queue, Workers.Sink sink) {
    return () -> {
      for (List<RunItem> group = queue.poll(); group != null; group = queue.poll()) {
        work(slot, group, sink);
      }
      return null;
    };
  }

  private void work(WorkerSlot slot, List<RunItem> group, Workers.Sink sink)
      throws IOException, EngineException, InterruptedException {
    for (RunItem item : group) {
      if (!stopped) {
        deliver(slot.attempt(item), sink);
      }
    }
  }

  /** What a worker does while the pool is being stopped says nothing about its item. */
  private void deliver(Attempt attempt, Workers.Sink sink) throws IOException {
    synchronized (slots) {
      if (!stopped) {
        sink.add(attempt);
      }
    }
  }

  private static void rethrow(ExecutionException e)
      throws IOException, EngineException, InterruptedException {
    Throwable cause = e.getCause();
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof EngineException engine) {
      throw engine;
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    throw new IllegalStateException("a worker's thread failed", cause);
  }

  private void stop() {
    stopped = true;
    slots.forEach(WorkerSlot::close);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The machine is being shut down: the hook does the same.
      return;
    }
  }
}
