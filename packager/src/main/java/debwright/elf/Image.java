package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An ELF file as its loader sees it: addresses, mapped to bytes of the file through PT_LOAD. */
final class Image {
  private final ByteSource source;
  private final ElfHeaders headers;

  Image(ByteSource source, ElfHeaders headers) {
    this.source = source;
    this.headers = headers;
  }

  ElfHeaders headers() {
    return headers;
  }

  FileHeader fileHeader() {
    return headers.fileHeader();
  }

  ElfClass elfClass() {
    return ident().elfClass();
  }

  Identification ident() {
    return fileHeader().ident();
  }

  /** Whether the file has bytes at an offset. */
  boolean has(long offset, long size) {
    return offset >= 0 && size >= 0 && offset <= source.size() - size;
  }

  /** Bytes at an offset of the file, in its byte order. */
  ByteBuffer bytes(String what, long offset, long size) throws IOException, ElfException {
    Bounds.check(what, offset, size, 1, source.size());
    return source.read(offset, (int) size).order(ident().byteOrder());
  }

  /** Entries of one size that stand at an address, in the file's byte order. */
  ByteBuffer table(String what, long address, long count, int size)
      throws IOException, ElfException {
    long offset = tableOffset(what, address, count, size);
    return source.read(offset, (int) (count * size)).order(ident().byteOrder());
  }

  /** The string table of so many bytes at an address. */
  Strings strings(String what, long address, long size, boolean few)
      throws IOException, ElfException {
    long offset = tableOffset(what, address, size, 1);
    return few
        ? Strings.paged(what, offset, (int) size, source)
        : Strings.whole(what, offset, (int) size, source);
  }

  private long tableOffset(String what, long address, long count, int size) throws ElfException {
    long offset = offset(what, address);
    // Where a segment says that it lies behind the end of the file, not even an empty table is in
    // it.
    long end = Math.min(offset + available(what, address), source.size());
    Bounds.check(what, offset, count, size, end);
    return offset;
  }

  /** The offset in the file of the byte that an address names. */
  long offset(String what, long address) throws ElfException {
    Segment segment = segment(what, address);
    return segment.offset() + (address - segment.address());
  }

  /** How many bytes of the file follow an address within its segment. */
  long available(String what, long address) throws ElfException {
    Segment segment = segment(what, address);
    long toEnd = segment.fileSize() - (address - segment.address());
    long inFile = source.size() - offset(what, address);
    return Math.max(0, Math.min(toEnd < 0 ? Long.MAX_VALUE : toEnd, inFile));
  }

  private Segment segment(String what, long address) throws ElfException {
    Optional<Segment> segment = headers.loaded(address);
    if (segment.isEmpty()) {
      throw ElfException.corrupt(
          what,
          0,
          "an address that one of %d segments has in the file".formatted(headers.segments().size()),
          "%#x".formatted(address));
    }
    return segment.get();
  }

  /** The size that the section headers give for the table at an address, if they know it. */
  Optional<Section> section(long type, long address) {
    return headers.section(type, address);
  }
}
