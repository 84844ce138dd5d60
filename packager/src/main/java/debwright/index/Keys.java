package debwright.index;

import java.nio.charset.StandardCharsets;

/** Keys of tables: texts with a NUL behind each, so that a whole text is a prefix as well. */
final class Keys {
  private Keys() {}

  static byte[] of(String... parts) {
    return (String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8);
  }

  static String[] parts(byte[] key, int expected) throws IndexException {
    String[] parts = new String(key, StandardCharsets.UTF_8).split("\0", -1);
    if (parts.length != expected + 1) {
      throw new IndexException(
          "a key of %d parts was expected, found %d".formatted(expected, parts.length - 1));
    }
    return parts;
  }
}
