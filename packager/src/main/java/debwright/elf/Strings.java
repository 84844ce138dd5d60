package debwright.elf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A string table (gABI, "String Table"): NUL-terminated strings, named by their index in bytes. Its
 * pages are read when a string in them is asked for: a large library's table is mostly the names
 * that it defines.
 */
final class Strings {
  static final Strings EMPTY =
      new Strings("string table", 0, 0, ByteSource.of(new byte[0]), Strings.PAGE);

  /** Bytes of a page, a power of two. */
  static final int PAGE = 1 << 14;

  /** How many bytes may be decoded from any table. */
  private static final long MAX_DECODED = 128L << 20;

  /**
   * How many bytes may be decoded from one table for each that it has. Strings overlap, so that a
   * small hostile table can stand for gigabytes of names; in real ones nearly each is used once.
   */
  private static final long MOST_TIMES = 8;

  private static final long ALWAYS_DECODED = 1 << 20;

  private final String what;
  private final long offset;
  private final int size;
  private final ByteSource source;
  private final int page;
  private final byte[] @Nullable [] pages;
  private final long mostDecoded;
  private long decoded;

  private Strings(String what, long offset, int size, ByteSource source, int page) {
    this.what = what;
    this.offset = offset;
    this.size = size;
    this.source = source;
    this.page = page;
    this.pages = new byte[(int) (((long) size + page - 1) / page)][];
    this.mostDecoded = Math.min(MAX_DECODED, ALWAYS_DECODED + MOST_TIMES * size);
  }

  /**
   * A table of which most strings are asked for: it is read at once.
   *
   * @param size in bytes; all of it lies within the source
   */
  static Strings whole(String what, long offset, int size, ByteSource source) throws IOException {
    Strings strings = new Strings(what, offset, size, source, Math.max(size, 1));
    if (size > 0) {
      strings.page(0);
    }
    return strings;
  }

  /**
   * A table of which few strings are asked for.
   *
   * @param size in bytes; all of it lies within the source
   */
  static Strings paged(String what, long offset, int size, ByteSource source) {
    return new Strings(what, offset, size, source, PAGE);
  }

  private byte[] page(int number) throws IOException {
    byte[] known = pages[number];
    if (known != null) {
      return known;
    }
    int start = number * page;
    byte[] bytes = bytes(source.read(offset + start, Math.min(page, size - start)));
    pages[number] = bytes;
    return bytes;
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
  String at(long index, String user) throws IOException, ElfException {
    Optional<String> found = find(index);
    if (found.isEmpty()) {
      throw fault(index, user);
    }
    return found.get();
  }

  /** The string at an index, or empty where none that ends within the table begins. */
  Optional<String> find(long index) throws IOException {
    if (index < 0 || index >= size || decoded > mostDecoded) {
      return Optional.empty();
    }
    byte[] bytes = page((int) (index / page));
    int start = (int) (index % page);
    int end = end(bytes, start);
    if (end == bytes.length) {
      return findLong(index);
    }
    decoded += end - start;
    return Optional.of(new String(bytes, start, end - start, StandardCharsets.UTF_8));
  }

  private static int end(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return end;
  }

  /** One that its page does not end. */
  private Optional<String> findLong(long index) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int start = (int) (index % page);
    for (int number = (int) (index / page); number < pages.length; number++) {
      byte[] bytes = page(number);
      int end = end(bytes, start);
      text.write(bytes, start, end - start);
      if (end < bytes.length) {
        decoded += text.size();
        return Optional.of(text.toString(StandardCharsets.UTF_8));
      }
      start = 0;
    }
    decoded += text.size();
    return Optional.empty();
  }

  /** Whether the string at an index is a text. */
  boolean is(long index, String text) throws IOException {
    // Most differ in their first byte, and no string is decoded for that.
    if (index < 0 || index >= size - 1L || text.isEmpty()) {
      return false;
    }
    byte first = page((int) (index / page))[(int) (index % page)];
    return (text.charAt(0) >= 0x80 || first == text.charAt(0))
        && find(index).filter(text::equals).isPresent();
  }

  private ElfException fault(long index, String user) {
    if (decoded > mostDecoded) {
      return new ElfException(
          ElfException.Fault.TOO_BIG,
          what,
          offset,
          "at most %d bytes of names".formatted(mostDecoded),
          "more");
    }
    return ElfException.corrupt(
        user,
        offset,
        "a string that ends within the %d bytes of %s".formatted(size, what),
        "index " + index);
  }
}
