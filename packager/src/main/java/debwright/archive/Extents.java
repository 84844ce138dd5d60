package debwright.archive;

import java.util.Arrays;
import java.util.List;

/**
 * Where a sparse file has bytes: ranges in order that do not overlap. Its stored bytes are theirs,
 * one range after the other.
 */
final class Extents {
  private final long[] starts;
  private final long[] ends;

  /** For each range, how many bytes are stored before it. */
  private final long[] stored;

  private final long total;

  /**
   * Ranges as a sparse map lists them: offset, length, offset, length. Empty ones are left out.
   *
   * @param size the length of the file, in which all ranges lie
   * @throws IllegalArgumentException when they are not in order or not in the file
   */
  Extents(List<Long> map, long size) {
    if (map.size() % 2 != 0) {
      throw new IllegalArgumentException("a sparse map with an offset that has no length");
    }
    long[] from = new long[map.size() / 2];
    long[] to = new long[map.size() / 2];
    int count = 0;
    for (int i = 0; i < map.size(); i += 2) {
      from[count] = map.get(i);
      to[count] = Math.addExact(map.get(i), map.get(i + 1));
      check(count == 0 ? 0 : to[count - 1], from[count], to[count], size);
      count += to[count] > from[count] ? 1 : 0;
    }
    starts = Arrays.copyOf(from, count);
    ends = Arrays.copyOf(to, count);
    stored = new long[count];
    total = addUp();
  }

  private static void check(long before, long from, long to, long size) {
    if (from < before || to > size) {
      throw new IllegalArgumentException(
          "a sparse range from %d to %d after %d in a file of %d"
              .formatted(from, to, before, size));
    }
  }

  private long addUp() {
    long sum = 0;
    for (int i = 0; i < starts.length; i++) {
      stored[i] = sum;
      sum += ends[i] - starts[i];
    }
    return sum;
  }

  int count() {
    return starts.length;
  }

  /** How many bytes all ranges have together. */
  long total() {
    return total;
  }

  /** The first range that ends after the offset; {@link #count()} where there is none. */
  int after(long offset) {
    int found = Arrays.binarySearch(ends, offset);
    return found < 0 ? -found - 1 : found + 1;
  }

  long start(int range) {
    return starts[range];
  }

  long end(int range) {
    return ends[range];
  }

  /** Where, among the stored bytes, those of the range begin. */
  long stored(int range) {
    return stored[range];
  }
}
