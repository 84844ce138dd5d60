package debwright.elf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A string table (gABI, "String Table"): NUL-terminated strings, named by their index in bytes. */
final class Strings {
  static final Strings EMPTY = new Strings("string table", 0, ByteBuffer.allocate(0));

  /**
   * How many bytes may be decoded from one table. Strings overlap, so that a small hostile table
   * can stand for many gigabytes of names.
   */
  static final long MAX_DECODED = 128L << 20;

  private final String what;
  private final long offset;
  private final byte[] bytes;
  private long decoded;

  Strings(String what, long offset, ByteBuffer table) {
    this.what = what;
    this.offset = offset;
    this.bytes = bytes(table);
  }

  // Most are an array of their own already, and long.
  private static byte[] bytes(ByteBuffer table) {
    if (table.hasArray() && table.arrayOffset() == 0 && table.position() == 0) {
      byte[] whole = table.array();
      if (whole.length == table.limit()) {
        return whole;
      }
    }
    byte[] copy = new byte[table.remaining()];
    table.duplicate().get(copy);
    return copy;
  }

  /** The string at an index, for the structure named {@code user}. */
  String at(long index, String user) throws ElfException {
    Optional<String> found = find(index);
    if (found.isEmpty()) {
      throw fault(index, user);
    }
    return found.get();
  }

  /** The string at an index, or empty where none that ends within the table begins. */
  Optional<String> find(long index) {
    if (index < 0 || index >= bytes.length || decoded > MAX_DECODED) {
      return Optional.empty();
    }
    int start = (int) index;
    int end = start;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    decoded += end - start;
    return end == bytes.length ? Optional.empty() : Optional.of(decode(start, end));
  }

  /** Whether the string at an index is a text; no string is decoded for that. */
  boolean is(long index, String text) {
    // Most differ in their first byte.
    if (index < 0 || index >= bytes.length - 1L || text.isEmpty()) {
      return false;
    }
    int start = (int) index;
    if (text.charAt(0) < 0x80 && bytes[start] != text.charAt(0)) {
      return false;
    }
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    int end = start + wanted.length;
    return end < bytes.length
        && bytes[end] == 0
        && Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
  }

  private String decode(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private ElfException fault(long index, String user) {
    if (decoded > MAX_DECODED) {
      return new ElfException(
          ElfException.Fault.TOO_BIG, what, offset, "at most 128 MiB of names", "more");
    }
    return ElfException.corrupt(
        user,
        offset,
        "a string that ends within the %d bytes of %s".formatted(bytes.length, what),
        "index " + index);
  }
}
