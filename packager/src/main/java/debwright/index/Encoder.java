package debwright.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers, byte strings and texts one behind the other; {@link Decoder} reads them back. */
final class Encoder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  /** Four bytes, the highest first. */
  void u32(int value) {
    out.write(value >>> 24);
    out.write(value >>> 16);
    out.write(value >>> 8);
    out.write(value);
  }

  /** A number from 0 up, seven bits a byte, the lowest first. */
  void number(int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write(rest | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  void raw(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  void bytes(byte[] bytes) {
    number(bytes.length);
    raw(bytes);
  }

  void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
