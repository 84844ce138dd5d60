package debwright.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads what {@link Encoder} wrote. Running past the end is our own damage, found by the bounds of
 * the array.
 */
final class Decoder {
  private final byte[] bytes;
  private int at;

  Decoder(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean more() {
    return at < bytes.length;
  }

  int number() {
    int value = 0;
    int shift = 0;
    while (bytes[at] < 0) {
      value |= (bytes[at++] & 0x7f) << shift;
      shift += 7;
    }
    return value | bytes[at++] << shift;
  }

  byte[] bytes() {
    int length = number();
    Objects.checkFromIndexSize(at, length, bytes.length);
    byte[] slice = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return slice;
  }

  void copy(byte[] target, int targetAt, int length) {
    System.arraycopy(bytes, at, target, targetAt, length);
    at += length;
  }

  /** A number of things that take at least a byte each; no damaged one asks for the moon. */
  int remaining(int count) {
    Objects.checkFromIndexSize(at, count, bytes.length);
    return count;
  }

  /**
   * A count of things that take at least a byte each, so that a damaged one can't ask for the moon.
   */
  int count() {
    int count = number();
    Objects.checkFromIndexSize(at, count, bytes.length);
    return count;
  }

  String text() {
    int length = number();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
