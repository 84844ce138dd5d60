package debwright.elf;

import java.io.EOFException;
import java.nio.ByteBuffer;

final class ArraySource implements ByteSource {
  private final byte[] bytes;

  ArraySource(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public ByteBuffer read(long offset, int length) throws EOFException {
    if (offset < 0 || length < 0 || offset > bytes.length - (long) length) {
      throw new EOFException(
          "bytes %d to %d of a file of %d".formatted(offset, offset + length, bytes.length));
    }
    return ByteBuffer.wrap(bytes, (int) offset, length).slice();
  }
}
