package debwright.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Names of a zip's entries: UTF-8 where the entry or a field of Info-ZIP says so, or where they can
 * be; else what DOS wrote, or, from elsewhere, each byte as a character.
 */
final class ZipNames {
  private static final int SAID_UTF8 = 1 << 11;
  private static final int DOS = 0;
  private static final int NTFS = 10;
  private static final int VFAT = 14;
  private static final Charset CP437 = Charset.forName("IBM437");

  private final Refusals refusals;

  ZipNames(Refusals refusals) {
    this.refusals = refusals;
  }

  /**
   * The text of a name.
   *
   * @param host the upper byte of "version made by"
   */
  String decode(byte[] name, int flags, int host, ZipExtra extra) throws ArchiveException {
    String text = text(name, flags, host, extra);
    return madeOnWindows(host) && text.indexOf('/') < 0 ? text.replace('\\', '/') : text;
  }

  private String text(byte[] name, int flags, int host, ZipExtra extra) throws ArchiveException {
    if ((flags & SAID_UTF8) != 0) {
      return utf8(name).orElseThrow(() -> broken(name));
    }
    return extra
        .unicodePath(sum(name))
        .flatMap(ZipNames::utf8)
        .or(() -> utf8(name))
        .orElseGet(() -> new String(name, host == DOS ? CP437 : ISO_8859_1));
  }

  private ArchiveException broken(byte[] name) {
    return refusals.corrupt(
        Refusals.entry(new String(name, ISO_8859_1)), "a name in UTF-8, as it says", "another");
  }

  private static boolean madeOnWindows(int host) {
    return host == DOS || host == NTFS || host == VFAT;
  }

  private static Optional<String> utf8(byte[] name) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  private static long sum(byte[] name) {
    CRC32 sum = new CRC32();
    sum.update(name);
    return sum.getValue();
  }
}
