package debwright.deb;

import java.time.Instant;

/**
 * How packages are packed. The bytes of a package depend on the time and the compression, not on
 * the number of threads.
 *
 * @param time of everything in it, in whole seconds from 1970 to 2242 (tar has 33 bits for it)
 * @param compression of its two tars
 * @param threads that compress at most, at least 1; fewer do where half of the heap is less than
 *     {@value #MEGABYTES} MB for each
 */
public record Packing(Instant time, Compression compression, int threads) {
  /** Memory of one thread that compresses, with the blocks that wait for it. */
  static final long MEGABYTES = 120;

  private static final long LAST = (1L << 33) - 1;

  public Packing {
    if (time.getEpochSecond() < 0 || time.getEpochSecond() > LAST) {
      throw new IllegalArgumentException("a time from 1970 to 2242 was expected, found " + time);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread was expected, found " + threads);
    }
  }

  long seconds() {
    return time.getEpochSecond();
  }
}
