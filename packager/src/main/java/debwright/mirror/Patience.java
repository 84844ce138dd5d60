package debwright.mirror;

import java.time.Duration;

/**
 * How long a mirror is waited for.
 *
 * @param stall after how much time without a byte an answer is given up
 * @param attempts how often something is asked for, one at least
 * @param pause how it waits between two attempts
 */
public record Patience(Duration stall, int attempts, Pause pause) {
  /** Half a minute without a byte, five attempts. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(30), 5, length -> Thread.sleep(length.toMillis()));

  /** The longest wait that a mirror may ask for. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Duration FIRST = Duration.ofMillis(500);

  public Patience {
    if (attempts < 1 || stall.isNegative() || stall.isZero()) {
      throw new IllegalArgumentException("it takes an attempt and some time");
    }
  }

  /**
   * Waits before the next attempt.
   *
   * @param made how many attempts were made
   * @param asked how long the mirror asks to wait; zero where it does not say
   */
  void beforeNext(int made, Duration asked) throws InterruptedException {
    Duration own = FIRST.multipliedBy(1L << Math.min(made - 1, 6));
    Duration length = own.compareTo(asked) > 0 ? own : asked;
    pause.of(length.compareTo(LONGEST) > 0 ? LONGEST : length);
  }
}
