package debwright.mirror;

import java.util.regex.Pattern;

/**
 * What a file must be.
 *
 * @param size in bytes
 * @param sha256 of it, in lower-case hexadecimal digits
 */
public record Expected(long size, String sha256) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Expected {
    if (size < 0 || !HEX.matcher(sha256).matches()) {
      throw new IllegalArgumentException("no size and SHA-256: %d %s".formatted(size, sha256));
    }
  }

  static boolean isDigest(String text) {
    return HEX.matcher(text).matches();
  }
}
