package debwright.mirror;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes a file whose size and digest are known, and nothing beyond its size. */
record CheckedCopy(String where, Expected expected) {
  private static final int CHUNK = 1 << 16;

  /**
   * Copies all of a stream.
   *
   * @throws EOFException when it ends too early
   * @throws MirrorException when it is longer, or has another digest
   */
  void copy(InputStream in, Path into) throws IOException, MirrorException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (OutputStream out = Files.newOutputStream(into)) {
      long left = expected.size();
      byte[] chunk = new byte[CHUNK];
      while (left > 0) {
        int got = in.read(chunk, 0, (int) Math.min(CHUNK, left));
        if (got < 0) {
          throw new EOFException("it ends %d bytes too early".formatted(left));
        }
        out.write(chunk, 0, got);
        digest.update(chunk, 0, got);
        left -= got;
      }
    }
    if (in.read() >= 0) {
      throw MirrorException.refused(where, expected.size() + " bytes", "more");
    }
    check(HexFormat.of().formatHex(digest.digest()));
  }

  private void check(String found) throws MirrorException {
    if (!found.equals(expected.sha256())) {
      throw MirrorException.refused(where, "SHA-256 " + expected.sha256(), found);
    }
  }
}
