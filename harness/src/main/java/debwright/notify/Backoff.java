package debwright.notify;

import java.time.Duration;
import java.util.List;

/**
 * When what was not taken is tried again.
 *
 * @param pauses after the first try, after the second one, …; the last one also after all later
 * @param giveUp how old a notice is when it is not tried any more
 */
record Backoff(List<Duration> pauses, Duration giveUp) {
  static final Backoff USUAL =
      new Backoff(
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(10),
              Duration.ofMinutes(1),
              Duration.ofMinutes(10)),
          Duration.ofDays(1));

  Backoff {
    pauses = List.copyOf(pauses);
  }

  /**
   * @param tries that failed, from 1
   */
  Duration after(int tries) {
    return pauses.get(Math.min(tries, pauses.size()) - 1);
  }
}
