package debwright.distil;

/**
 * A range of bytes of one file.
 *
 * @param offset of its first byte, not negative
 * @param length in bytes, at least 1
 */
public record Extent(long offset, long length) implements Comparable<Extent> {
  public Extent {
    if (offset < 0 || length < 1 || offset > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException("no range: %d bytes at %d".formatted(length, offset));
    }
  }

  static Extent between(long from, long to) {
    return new Extent(from, to - from);
  }

  /** The offset behind its last byte. */
  public long end() {
    return offset + length;
  }

  boolean touches(Extent other) {
    return offset < other.end() && other.offset < end();
  }

  @Override
  public int compareTo(Extent other) {
    int order = Long.compare(offset, other.offset);
    return order != 0 ? order : Long.compare(length, other.length);
  }
}
