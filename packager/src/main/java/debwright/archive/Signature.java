package debwright.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import debwright.elf.ElfFile;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** What the first bytes of a file say that it is; its name says nothing. */
enum Signature {
  /** Type 1 and 2 AppImages are ELF files with this in the padding of e_ident. */
  APP_IMAGE("an AppImage", 8, "AI"),
  ELF("an ELF file", 0, "\u007fELF"),
  AR("an ar archive", 0, "!<arch>\n"),
  GZIP("gzip", 0, "\u001f\u008b"),
  XZ("xz", 0, "\u00fd7zXZ\0"),
  ZSTD("zstd", 0, "(\u00b5/\u00fd"),
  BZIP2("bzip2", 0, "BZh"),
  ZIP("a zip archive", 0, "PK\u0003\u0004"),
  EMPTY_ZIP("a zip archive without entries", 0, "PK\u0005\u0006"),
  SPANNED_ZIP("one volume of a zip archive", 0, "PK\u0007\b"),
  RPM("an rpm package", 0, "\u00ed\u00ab\u00ee\u00db"),
  SEVEN_ZIP("a 7z archive", 0, "7z\u00bc\u00af'\u001c"),
  SQUASHFS("a squashfs image", 0, "hsqs"),
  SCRIPT("a script", 0, "#!"),
  /** The magic of POSIX and GNU tar; a tar of version 7 has only its checksum. */
  TAR("a tar archive", 257, "ustar"),
  UNKNOWN("something else", 0, "");

  /** How many bytes {@link #of} wants to see: one record of a tar. */
  static final int LENGTH = 512;

  private final String words;
  private final int offset;
  private final String magic;

  Signature(String words, int offset, String magic) {
    this.words = words;
    this.offset = offset;
    this.magic = magic;
  }

  /** The signature of a file that begins with these bytes (all of it, if it is shorter). */
  static Signature of(byte[] head) {
    Signature found =
        Arrays.stream(values()).filter(known -> known.in(head)).findFirst().orElse(UNKNOWN);
    return found == UNKNOWN && checksum(head) ? TAR : found;
  }

  private boolean in(byte[] head) {
    int length = magic.length();
    return head.length >= offset + length
        && magic.equals(new String(head, offset, length, ISO_8859_1))
        && (this != APP_IMAGE || elf(head));
  }

  /** Whether a file that begins so is an ELF file. */
  static boolean elf(byte[] head) {
    return head.length >= 4 && ElfFile.isElf(head);
  }

  private static boolean checksum(byte[] head) {
    if (head.length < LENGTH || head[0] == 0) {
      return false;
    }
    try {
      return TarUtils.verifyCheckSum(head);
    } catch (IllegalArgumentException noNumber) {
      return false;
    }
  }

  /** As it is named in a message. */
  String words() {
    return words;
  }
}
