package debwright.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Sets the checksum of everything that looks like a tar header: else no damage would ever come
 * further than to its own checksum.
 */
final class TarSums {
  private static final byte[] MAGIC = "ustar".getBytes(US_ASCII);
  private static final int MAGIC_AT = 257;
  private static final int SUM_AT = 148;
  private static final int RECORD = 512;

  private TarSums() {}

  static byte[] mended(byte[] archive) {
    byte[] copy = archive.clone();
    for (int at = 0; at + RECORD <= copy.length; at++) {
      if (isHeader(copy, at)) {
        mend(copy, at);
      }
    }
    return copy;
  }

  private static boolean isHeader(byte[] bytes, int at) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[at + MAGIC_AT + i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  private static void mend(byte[] bytes, int at) {
    System.arraycopy("        ".getBytes(US_ASCII), 0, bytes, at + SUM_AT, 8);
    int sum = 0;
    for (int i = 0; i < RECORD; i++) {
      sum += bytes[at + i] & 0xff;
    }
    System.arraycopy("%06o\0 ".formatted(sum).getBytes(US_ASCII), 0, bytes, at + SUM_AT, 8);
  }
}
