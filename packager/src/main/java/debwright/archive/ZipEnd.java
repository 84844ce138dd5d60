package debwright.archive;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the end of a zip says of its directory (APPNOTE 4.3.14 to 4.3.16).
 *
 * @param start offset of the directory
 * @param size its length in bytes
 * @param entries how many it holds
 * @param wide whether it is a ZIP64 record, whose count does not overflow
 */
record ZipEnd(long start, long size, long entries, boolean wide) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int WIDE = 0x06064b50;
  private static final int WIDE_LENGTH = 56;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final String WHERE = "the end";

  /** Finds the record: the last one whose comment ends with the archive. */
  static ZipEnd find(ByteSource zip, Refusals refusals) throws IOException, ArchiveException {
    int length = (int) Math.min(zip.size(), LENGTH + LONGEST_COMMENT);
    long from = zip.size() - length;
    ByteBuffer tail = littleEndian(zip, from, length);
    for (int at = length - LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == SIGNATURE && at + LENGTH + comment(tail, at) == length) {
        return read(zip, from + at, refusals);
      }
    }
    throw refusals.corrupt(WHERE, "the end of a zip's directory", "none: the zip is cut");
  }

  private static int comment(ByteBuffer tail, int at) {
    return tail.getShort(at + 20) & 0xffff;
  }

  private static ZipEnd read(ByteSource zip, long at, Refusals refusals)
      throws IOException, ArchiveException {
    ByteBuffer record = littleEndian(zip, at, LENGTH);
    Optional<Long> wide = wideRecord(zip, at);
    long volume = record.getShort(4) & 0xffff;
    if (volume != 0 && volume != 0xffff) {
      throw refusals.unsupported(
          WHERE, "a whole zip", "one volume of several", "join the volumes first");
    }
    ZipEnd end = wide.isPresent() ? wide(zip, wide.get()) : narrow(record);
    return end.checked(wide.orElse(at), refusals);
  }

  private static ZipEnd narrow(ByteBuffer record) {
    return new ZipEnd(
        record.getInt(16) & 0xffffffffL,
        record.getInt(12) & 0xffffffffL,
        record.getShort(10) & 0xffff,
        false);
  }

  /** Where the ZIP64 record lies, if a locator before the end tells. */
  private static Optional<Long> wideRecord(ByteSource zip, long end) throws IOException {
    if (end < LOCATOR_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer locator = littleEndian(zip, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
    long at = locator.getLong(8);
    boolean inside = at >= 0 && at <= end - LOCATOR_LENGTH - WIDE_LENGTH;
    return locator.getInt(0) == LOCATOR && inside && isWide(zip, at)
        ? Optional.of(at)
        : Optional.empty();
  }

  private static boolean isWide(ByteSource zip, long at) throws IOException {
    return littleEndian(zip, at, 4).getInt() == WIDE;
  }

  private static ZipEnd wide(ByteSource zip, long at) throws IOException {
    ByteBuffer record = littleEndian(zip, at, WIDE_LENGTH);
    return new ZipEnd(record.getLong(48), record.getLong(40), record.getLong(32), true);
  }

  private ZipEnd checked(long before, Refusals refusals) throws ArchiveException {
    if (start < 0 || size < 0 || entries < 0 || start > before || size > before - start) {
      throw refusals.corrupt(
          WHERE,
          "a directory that lies before byte " + before,
          "one of %d bytes at %d".formatted(size, start));
    }
    return this;
  }

  static ByteBuffer littleEndian(ByteSource zip, long offset, int length) throws IOException {
    return zip.read(offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
