package debwright.archive;

import debwright.archive.AppEntry.Kind;
import java.util.OptionalInt;

/**
 * One entry of a zip, as its directory says (APPNOTE 4.3.12).
 *
 * @param name decoded
 * @param storedName its bytes, each as a character
 * @param flags general purpose bits
 * @param method compression method, which need not be a known one
 * @param crc CRC-32 of the unpacked data
 * @param packed bytes of data in the archive
 * @param size bytes of data when unpacked
 * @param offset where its local header lies
 * @param unix st_mode of the system that it was made on, where that was a Unix that told it
 * @param folder whether the other marks say that it is a folder
 */
record ZipMember(
    String name,
    String storedName,
    int flags,
    int method,
    long crc,
    long packed,
    long size,
    long offset,
    OptionalInt unix,
    boolean folder) {
  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 1 << 3;

  /** {@code S_IFMT}, and the types in it (inode(7)). */
  private static final int TYPE = 0170000;

  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int LINK = 0120000;

  boolean encrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Whether its local header need not know sizes and check sum. */
  boolean sizesFollow() {
    return (flags & SIZES_FOLLOW) != 0;
  }

  Kind kind() {
    int type = unix.orElse(0) & TYPE;
    if (folder || type == DIRECTORY) {
      return Kind.DIRECTORY;
    }
    return switch (type) {
      case LINK -> Kind.SYMLINK;
      case 0, REGULAR -> Kind.FILE;
      default -> Kind.OTHER;
    };
  }

  /** The permission bits, 0 to 07777, where there are some. */
  OptionalInt mode() {
    int bits = unix.orElse(0) & 07777;
    return bits == 0 ? OptionalInt.empty() : OptionalInt.of(bits);
  }
}
