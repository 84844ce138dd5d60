package debwright.notify;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Brings one channel its notices, on a thread of its own: a dead one is nobody else's trouble. */
final class Lane implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Subscription subscription;
  private final Outbox outbox;
  private final Backoff backoff;
  private final Clock clock;
  private final Consumer<String> log;
  private final Set<String> open = new HashSet<>();
  private final ScheduledThreadPoolExecutor worker;

  Lane(
      Subscription subscription,
      Outbox outbox,
      Backoff backoff,
      Clock clock,
      Consumer<String> log) {
    this.subscription = subscription;
    this.outbox = outbox;
    this.backoff = backoff;
    this.clock = clock;
    this.log = log;
    this.worker = new ScheduledThreadPoolExecutor(1, this::thread);
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    worker.setRemoveOnCancelPolicy(true);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "notify " + subscription.channel().name());
    thread.setDaemon(true);
    return thread;
  }

  /** Takes up what was not sent when the last process ended. */
  void resume() throws IOException {
    for (Outbox.Waiting waiting : outbox.waiting(log)) {
      schedule(waiting, 0, Duration.ZERO);
    }
  }

  /** When this returns, the notice is on the disk, and will be sent. */
  void tell(Notice notice) throws IOException {
    Outbox.Waiting waiting = new Outbox.Waiting(notice, Instant.now(clock));
    if (subscription.wants(notice) && outbox.keep(waiting)) {
      schedule(waiting, 0, Duration.ZERO);
    }
  }

  private void schedule(Outbox.Waiting waiting, int tries, Duration delay) {
    synchronized (open) {
      open.add(waiting.notice().id());
    }
    try {
      Future<?> unused =
          worker.schedule(
              () -> attempt(waiting, tries + 1), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed; the next process resumes.
      settle(waiting);
    }
  }

  private void attempt(Outbox.Waiting waiting, int tries) {
    try {
      Optional<Outbox.Claim> claim = outbox.claim(waiting);
      if (claim.isPresent()) {
        try (Outbox.Claim mine = claim.get()) {
          send(mine.waiting());
        }
      }
      if (outbox.holds(waiting)) {
        schedule(waiting, tries, backoff.after(tries));
      } else {
        settle(waiting);
      }
    } catch (UndeliveredException e) {
      failed(waiting, tries, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      failed(waiting, tries, subscription.channel().name() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      settle(waiting);
    }
  }

  private void send(Outbox.Waiting waiting)
      throws IOException, UndeliveredException, InterruptedException {
    subscription.channel().send(waiting.notice());
    outbox.done(waiting);
  }

  private void failed(Outbox.Waiting waiting, int tries, String why) {
    String what = waiting.notice().kind() + " " + waiting.notice().id() + " was not told: " + why;
    if (Instant.now(clock).isBefore(waiting.told().plus(backoff.giveUp()))) {
      Duration pause = backoff.after(tries);
      log.accept(what + "; tried again in " + pause.toSeconds() + " s");
      schedule(waiting, tries, pause);
      return;
    }
    log.accept(what + "; given up, as it is from " + waiting.told());
    try {
      outbox.done(waiting);
    } catch (IOException e) {
      log.accept(waiting.notice().id() + " could not be taken out of the outbox: " + e);
    }
    settle(waiting);
  }

  private void settle(Outbox.Waiting waiting) {
    synchronized (open) {
      open.remove(waiting.notice().id());
      open.notifyAll();
    }
  }

  /** How many notices wait. */
  int waiting() {
    synchronized (open) {
      return open.size();
    }
  }

  /** Waits until none waits any more; whether that came. */
  boolean settle(Instant until) throws InterruptedException {
    synchronized (open) {
      while (!open.isEmpty()) {
        long left = Duration.between(Instant.now(), until).toMillis();
        if (left <= 0) {
          return false;
        }
        open.wait(left);
      }
      return true;
    }
  }

  /**
   * Lets a notice that is just being sent have some seconds; all others wait for the next process.
   */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        worker.shutdownNow();
        worker.awaitTermination(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
    subscription.channel().close();
  }
}
