package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Random access to the bytes of one file, without holding all of them. */
public interface ByteSource {

  /** The length of the file in bytes, never negative. */
  long size();

  /**
   * Reads exactly {@code length} bytes at {@code offset} into a fresh big-endian buffer, position
   * 0.
   *
   * @throws java.io.EOFException when the range is not wholly inside the file
   * @throws HoleException when the range touches bytes that a distilled file left out
   */
  ByteBuffer read(long offset, int length) throws IOException;

  /**
   * The first offset from that one on where there are bytes: others were left out, or are the zeros
   * of a sparse file (SEEK_DATA of lseek(2)). The length of the file where none follow.
   */
  default long nextData(long offset) {
    return offset;
  }

  /** The first offset from that one on where there are no such bytes (SEEK_HOLE of lseek(2)). */
  default long nextHole(long offset) {
    return size();
  }

  /** A source over an array that the caller no longer changes. */
  static ByteSource of(byte[] bytes) {
    return new ArraySource(bytes);
  }
}
