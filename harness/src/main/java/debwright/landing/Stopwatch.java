package debwright.landing;

import debwright.ledger.Stages;
import java.time.Duration;

/** Collects how long the stages of something take. Two threads may. */
final class Stopwatch {
  private Stages stages = Stages.NONE;

  synchronized void add(String stage, Duration took) {
    stages = stages.and(stage, took);
  }

  /** Notes what has passed since a reading of {@link System#nanoTime}. */
  void since(String stage, long start) {
    add(stage, Duration.ofNanos(System.nanoTime() - start));
  }

  synchronized Stages stages() {
    return stages;
  }
}
