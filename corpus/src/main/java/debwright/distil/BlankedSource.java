package debwright.distil;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** A file with zeros for some of its bytes. */
final class BlankedSource implements ByteSource {
  private final ByteSource source;
  private final BitSet blank;

  /**
   * @param blank offsets of the bytes; only the first 2 GiB of a file can have any
   */
  BlankedSource(ByteSource source, BitSet blank) {
    this.source = source;
    this.blank = blank;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer bytes = source.read(offset, length);
    if (offset > Integer.MAX_VALUE - length) {
      return bytes;
    }
    ByteBuffer read = ByteBuffer.allocate(length).put(bytes).flip();
    int end = (int) offset + length;
    for (int at = next((int) offset); at < end; at = next(at + 1)) {
      read.put(at - (int) offset, (byte) 0);
    }
    return read;
  }

  private int next(int from) {
    int next = blank.nextSetBit(from);
    return next < 0 ? Integer.MAX_VALUE : next;
  }
}
