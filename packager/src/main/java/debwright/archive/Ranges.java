package debwright.archive;

import java.io.EOFException;

/** Checks of a range that is to be read. */
final class Ranges {
  private Ranges() {}

  static void check(long offset, int length, long size) throws EOFException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new EOFException(
          "bytes %d to %d of a file of %d".formatted(offset, offset + length, size));
    }
  }

  static EOFException shortened(long size) {
    return new EOFException("the file became shorter than %d bytes".formatted(size));
  }
}
