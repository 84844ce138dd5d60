package debwright.distil;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records of an extended header that no longer say that its file is distilled, so that its holes
 * are zeros like those of any sparse file.
 */
final class FilledRecords {
  private static final byte[] DISTILLED = "comment=distilled\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FILLED = "comment=had-holes\n".getBytes(StandardCharsets.US_ASCII);

  private FilledRecords() {}

  /** Of the same length. A file may have such a name, which then changes, too. */
  static byte[] of(byte[] body) {
    byte[] filled = body.clone();
    for (int at = 0; at + DISTILLED.length <= filled.length; at++) {
      if (Arrays.equals(filled, at, at + DISTILLED.length, DISTILLED, 0, DISTILLED.length)) {
        System.arraycopy(FILLED, 0, filled, at, FILLED.length);
      }
    }
    return filled;
  }
}
