package debwright.source;

import debwright.mirror.MirrorException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Fetches over several connections at once; no more of them than one server should bear. */
final class Connections {
  private static final int COUNT = 4;

  private Connections() {}

  /** Brings one thing. */
  interface Job<K> {
    void run(K key) throws IOException, FetchException, InterruptedException;
  }

  private record Done<K>(K key, Optional<FetchException> failure) {}

  /**
   * Brings each; what fails does not keep the others from coming.
   *
   * @return why a thing did not come, for those that did not
   * @throws IOException when the disk fails, or the thread is asked to stop
   */
  static <K> Map<K, FetchException> run(Collection<K> keys, Job<K> job, Progress progress)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(COUNT, Connections::daemon);
    try {
      CompletionService<Done<K>> running = new ExecutorCompletionService<>(pool);
      keys.forEach(key -> running.submit(() -> one(key, job)));
      Map<K, FetchException> failures = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        progress.at("fetching", i, keys.size());
        Done<K> done = next(running);
        done.failure().ifPresent(failure -> failures.put(done.key(), failure));
      }
      return failures;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <K> Done<K> one(K key, Job<K> job) throws IOException, InterruptedException {
    try {
      job.run(key);
      return new Done<>(key, Optional.empty());
    } catch (FetchException e) {
      return new Done<>(key, Optional.of(e));
    }
  }

  private static <K> Done<K> next(CompletionService<Done<K>> running) throws IOException {
    try {
      return running.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while files were fetched");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException disk) {
        throw disk;
      }
      throw new IllegalStateException("fetching failed", e.getCause());
    }
  }

  // A connection that hangs can't be interrupted; it must not keep the program from ending.
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fetch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What a server's answer about one file means.
   *
   * @param missing the reason where it has no such file
   */
  static FetchException failure(
      String what, MirrorException answer, FetchException.Reason missing) {
    FetchException.Reason reason =
        switch (answer.reason()) {
          case NOT_FOUND -> missing;
          case REFUSED -> FetchException.Reason.DIGEST_MISMATCH;
          case UNREACHABLE, BUSY, NO_SOURCE -> FetchException.Reason.NETWORK;
        };
    return new FetchException(reason, what + ": " + answer.getMessage());
  }
}
