package debwright.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 in lower-case hexadecimal digits, the name that content goes by. */
public final class Digests {
  private static final int CHUNK = 1 << 16;
  private static final int LENGTH = 64;

  private Digests() {}

  /** Whether the text is such a digest. */
  public static boolean valid(String text) {
    boolean valid = text.length() == LENGTH;
    for (int i = 0; valid && i < LENGTH; i++) {
      char c = text.charAt(i);
      valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return valid;
  }

  /** Of the text's UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of the lines, each with its end. */
  public static String ofLines(List<String> lines) {
    return of(String.join("\n", lines) + "\n");
  }

  /** Of the bytes. */
  public static String of(byte[] bytes) {
    return DigestUtils.sha256Hex(bytes);
  }

  /** Of a file, read as a stream. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ofNext(in, Long.MAX_VALUE);
    }
  }

  /** A fresh SHA-256 for much data: the system's where it has one, else Java's. */
  public static MessageDigest fresh() {
    return SystemSha256.fresh().orElseGet(DigestUtils::getSha256Digest);
  }

  /** Of the next {@code length} bytes of a stream, or of what is left where that is less. */
  public static String ofNext(InputStream in, long length) throws IOException {
    MessageDigest digest = fresh();
    byte[] chunk = new byte[CHUNK];
    long left = length;
    int read;
    do {
      read = in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
      digest.update(chunk, 0, read);
      left -= read;
    } while (read > 0);
    return HexFormat.of().formatHex(digest.digest());
  }
}
