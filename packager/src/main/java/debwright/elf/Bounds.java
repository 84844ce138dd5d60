package debwright.elf;

/** Counts and offsets of a file are claims: they are held against its size before anything else. */
final class Bounds {
  /** No table of a real object comes near; more would only fill the memory of who reads it. */
  static final int MAX_TABLE = 64 << 20;

  private Bounds() {}

  /**
   * Makes sure that {@code count} entries of {@code size} bytes at {@code offset} end within {@code
   * limit}, and that one read can take them.
   */
  static void check(String what, long offset, long count, long size, long limit)
      throws ElfException {
    if (offset < 0 || offset > limit) {
      throw ElfException.corrupt(
          what, offset, "a place within %d bytes".formatted(limit), "one behind them");
    }
    if (count < 0 || count > (limit - offset) / size) {
      throw ElfException.corrupt(
          what,
          offset,
          "%s of %d bytes within %d bytes".formatted(entries(count), size, limit),
          "room for " + (limit - offset) / size);
    }
    if (count * size > MAX_TABLE) {
      throw new ElfException(
          ElfException.Fault.TOO_BIG,
          what,
          offset,
          "at most %d bytes".formatted(MAX_TABLE),
          "%d".formatted(count * size));
    }
  }

  private static String entries(long count) {
    return count == 1 ? "one entry" : Long.toUnsignedString(count) + " entries";
  }
}
