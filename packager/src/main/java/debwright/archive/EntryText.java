package debwright.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/**
 * Names in headers are bytes of an encoding that is not told. They are UTF-8 where they can be,
 * else each byte is a character, so that two names never become one.
 */
final class EntryText {
  /** Keeps each byte as a character, for headers that others parse. */
  static final ZipEncoding BYTES = ZipEncodingHelper.getZipEncoding(ISO_8859_1);

  private EntryText() {}

  /** The text of a name that was read with {@link #BYTES}. */
  static String of(String bytes) {
    return bytes.chars().allMatch(c -> c < 0x80) ? bytes : decode(bytes.getBytes(ISO_8859_1));
  }

  /** The text of a name that zeros may end. */
  static String of(byte[] field) {
    int end = field.length;
    while (end > 0 && field[end - 1] == 0) {
      end--;
    }
    return decode(Arrays.copyOf(field, end));
  }

  private static String decode(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherEncoding) {
      return new String(bytes, ISO_8859_1);
    }
  }
}
