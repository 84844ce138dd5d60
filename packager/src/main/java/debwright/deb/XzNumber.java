package debwright.deb;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The numbers of an xz file: seven bits a byte, the lowest first, and checksums. */
final class XzNumber {
  private XzNumber() {}

  static void put(ByteBuffer target, long value) {
    long left = value;
    while (left >= 0x80) {
      target.put((byte) (left | 0x80));
      left >>>= 7;
    }
    target.put((byte) left);
  }

  /** A little-endian buffer's bytes up to its position and their CRC32, ready to be read. */
  static ByteBuffer summed(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.duplicate().flip());
    return bytes.putInt((int) crc.getValue()).flip();
  }
}
