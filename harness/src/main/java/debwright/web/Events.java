package debwright.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Tells browsers that something changed, as server-sent events. */
final class Events implements AutoCloseable {
  private static final byte[] HELLO = bytes("retry: 3000\n\n");
  private static final byte[] CHANGED = bytes("event: changed\ndata: 1\n\n");
  private static final byte[] BEAT = bytes(":\n\n");
  private static final Duration BEATS = Duration.ofSeconds(15);
  private static final long SLOW_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int WRITERS = 8;

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, daemons());
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(daemons());
  private final ScheduledFuture<?> beat;
  private final int most;

  /**
   * Nobody listens yet.
   *
   * @param most how many may
   */
  Events(int most) {
    this.most = most;
    long pause = BEATS.toMillis();
    beat = beats.scheduleAtFixedRate(() -> send(BEAT), pause, pause, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons() {
    return work -> {
      Thread thread = new Thread(work, "events");
      thread.setDaemon(true);
      return thread;
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Somebody who listens.
   *
   * @param writing since when one write to them takes; 0 where none does
   * @param missed whether something changed meanwhile
   */
  private record Listener(
      ServletOutputStream out,
      CompletableFuture<Void> end,
      AtomicLong writing,
      AtomicBoolean missed) {}

  /**
   * Keeps a request open.
   *
   * @throws WebException too many listen
   */
  void open(Context context) throws WebException, IOException {
    Listener listener =
        new Listener(
            context.res().getOutputStream(),
            new CompletableFuture<>(),
            new AtomicLong(),
            new AtomicBoolean());
    listeners.add(listener);
    if (listeners.size() > most) {
      listeners.remove(listener);
      throw new WebException(503, "too many listen already", "load the page again now and then");
    }
    head(context);
    context.disableCompression();
    context.future(() -> listener.end());
    write(listener, HELLO);
  }

  /** What an answer begins with. */
  static void head(Context context) {
    context.contentType("text/event-stream; charset=utf-8");
  }

  /** Something changed. Returns at once. */
  void changed() {
    send(CHANGED);
  }

  private void send(byte[] event) {
    for (Listener listener : listeners) {
      long since = listener.writing().get();
      if (since == 0) {
        write(listener, event);
      } else if (System.nanoTime() - since > SLOW_NANOS) {
        drop(listener);
      } else {
        listener.missed().set(true);
      }
    }
  }

  private void write(Listener listener, byte[] event) {
    listener.writing().set(System.nanoTime() | 1);
    writers.execute(
        () -> {
          try {
            listener.out().write(event);
            listener.out().flush();
            listener.writing().set(0);
            if (listener.missed().getAndSet(false)) {
              write(listener, CHANGED);
            }
          } catch (IOException | IllegalStateException e) {
            drop(listener);
          }
        });
  }

  private void drop(Listener listener) {
    listeners.remove(listener);
    listener.end().complete(null);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public void close() {
    beat.cancel(true);
    beats.shutdownNow();
    writers.shutdownNow();
    listeners.forEach(this::drop);
  }
}
