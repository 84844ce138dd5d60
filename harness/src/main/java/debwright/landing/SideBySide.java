package debwright.landing;

import debwright.landing.GateKeeper.Ruling;
import debwright.ledger.Attempt;
import debwright.ledger.LedgerException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The tests and the gate of one preview, which run at once. Where one of them has failed for sure
 * the other is stopped: its answer would come minutes later and change nothing. What is stopped has
 * not failed, and of it nothing is recorded.
 */
final class SideBySide implements AutoCloseable {
  /** What is stopped ends the processes that it started. */
  private static final long END_S = 20;

  private static final Ruling PASS = new Ruling(true, "", List.of());

  private final ExecutorService threads = Executors.newFixedThreadPool(2, SideBySide::thread);
  private final CompletionService<Object> ended = new ExecutorCompletionService<>(threads);
  private final long start = System.nanoTime();
  private final Future<Object> ruling;
  private final Future<Object> tests;

  /** Begins both; where there is no gate, everything passes it. */
  SideBySide(Callable<SuiteTrial.Outcome> tests, Optional<Callable<Ruling>> gate) {
    this.ruling =
        gate.map(each -> ended.submit(each::call))
            .orElseGet(() -> CompletableFuture.completedFuture(PASS));
    this.tests = ended.submit(tests::call);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "trial");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Why the gate failed.
   *
   * @param outcome what that makes of the attempt
   */
  record GateFailure(Attempt outcome, String reason) {}

  /**
   * Waits for the first of both; where that is the gate and it failed for sure, stops the tests.
   */
  Optional<GateFailure> gateFailure() throws InterruptedException {
    boolean tested = ended.take().isDone() && tests.isDone();
    Optional<GateFailure> failure = tested ? Optional.empty() : certainFailure();
    return failure.map(
        why -> {
          tests.cancel(true);
          return new GateFailure(
              why.outcome(), why.reason() + stopped("the tests were", "the gate", "them"));
        });
  }

  private Optional<GateFailure> certainFailure() throws InterruptedException {
    try {
      Ruling judged = (Ruling) ruling.get();
      return judged.passes() || !judged.certain()
          ? Optional.empty()
          : Optional.of(new GateFailure(Attempt.GATE, judged.reason()));
    } catch (ExecutionException e) {
      return e.getCause() instanceof LandingException landing && landing.blames()
          ? Optional.of(new GateFailure(Attempt.PROJECT, landing.told()))
          : Optional.empty();
    }
  }

  private String stopped(String what, String other, String it) {
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    return "\n%s stopped after %.1f s, since %s had failed: nothing is known of %s"
        .formatted(what, seconds, other, it);
  }

  /** What came of the tests. */
  SuiteTrial.Outcome tested()
      throws IOException, LandingException, LedgerException, InterruptedException {
    return (SuiteTrial.Outcome) await(tests);
  }

  /** What the gate says. */
  Ruling judged() throws IOException, LandingException, LedgerException, InterruptedException {
    return (Ruling) await(ruling);
  }

  /** What there is to say of the gate where the tests failed; stops it where it has not ended. */
  String besideFailedTests() throws InterruptedException {
    if (ruling.isDone()) {
      return failedToo();
    }
    ruling.cancel(true);
    return stopped("the gate was", "the tests", "it");
  }

  private String failedToo() throws InterruptedException {
    try {
      Ruling judged = (Ruling) ruling.get();
      return judged.passes() ? "" : "\n" + judged.reason();
    } catch (ExecutionException e) {
      return e.getCause() instanceof LandingException landing ? "\n" + landing.told() : "";
    }
  }

  private static Object await(Future<Object> work)
      throws IOException, LandingException, LedgerException, InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof LandingException landing) {
        throw landing;
      }
      if (cause instanceof LedgerException ledger) {
        throw ledger;
      }
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof InterruptedException) {
        throw new InterruptedException("it was interrupted");
      }
      throw new IllegalStateException("a trial failed", cause);
    }
  }

  /** Stops what has not ended, and waits until it has cleared up. */
  @Override
  public void close() {
    // Once only: who is interrupted again while they clear up does not clear up.
    ruling.cancel(true);
    tests.cancel(true);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_S, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
