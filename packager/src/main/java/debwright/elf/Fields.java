package debwright.elf;

import java.nio.ByteBuffer;

/** Decodes one structure field by field in the file's byte order and class. */
final class Fields {
  private final ByteBuffer bytes;
  private final boolean wide;

  Fields(ByteBuffer bytes, Identification ident) {
    this.bytes = bytes.order(ident.byteOrder());
    this.wide = ident.elfClass() == ElfClass.ELF64;
  }

  boolean wide() {
    return wide;
  }

  int u16() {
    return bytes.getShort() & 0xffff;
  }

  long u32() {
    return bytes.getInt() & 0xffffffffL;
  }

  /** An address, offset or word of the file's class; beyond 2^63 it comes out negative. */
  long word() {
    return wide ? bytes.getLong() : u32();
  }

  void skip(int count) {
    bytes.position(bytes.position() + count);
  }

  void seek(int position) {
    bytes.position(position);
  }
}
