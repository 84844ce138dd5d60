package debwright.run;

import java.time.Duration;

/**
 * What one item, and one worker, may cost.
 *
 * @param perItem time for an answer
 * @param start time for the hello line
 * @param answerBytes length of an answer line
 * @param logBytes how much of an item's log is kept: its head and its tail
 * @param questions after so many a worker is replaced, so that what it fails to give back does not
 *     add up
 */
public record Limits(
    Duration perItem, Duration start, int answerBytes, int logBytes, int questions) {
  /** A minute an item, 16 MiB an answer, 64 KiB of log, 2,000 questions. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 16 << 20, 64 << 10, 2000);

  /** The same without the fifth, which is the default's. */
  public Limits(Duration perItem, Duration start, int answerBytes, int logBytes) {
    this(perItem, start, answerBytes, logBytes, DEFAULT.questions());
  }
}
