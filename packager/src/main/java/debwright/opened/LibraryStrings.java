package debwright.opened;

import debwright.elf.ByteSource;
import debwright.elf.ElfHeaders;
import debwright.elf.ReadOnlyData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the strings of an object that may be names of libraries: in its read-only data, ended by a
 * NUL and behind one, as C keeps them. What a distilled file left out holds none; where it begins
 * and ends counts as a NUL.
 */
final class LibraryStrings {
  private static final int PIECE = 1 << 16;

  /** As much is in no program; what lies behind it is not looked at. */
  private static final long MOST_BYTES = 1L << 30;

  /** More different ones are no names of libraries, and cost memory. */
  private static final int MOST_NAMES = 4096;

  private static final int SHORTEST = "libX.so".length();
  private static final int LONGEST = 64;
  private static final byte[] START = {'l', 'i', 'b'};

  private final ByteSource source;
  private final Map<String, Long> found = new LinkedHashMap<>();
  private final byte[] name = new byte[LONGEST];
  private int length;
  private boolean possible;
  private long left = MOST_BYTES;

  private LibraryStrings(ByteSource source) {
    this.source = source;
  }

  /** The names with the offset in the file where each stands first, in that order. */
  static Map<String, Long> of(ElfHeaders headers, ByteSource source) throws IOException {
    LibraryStrings strings = new LibraryStrings(source);
    for (ReadOnlyData.Range range : ReadOnlyData.of(headers, source.size())) {
      strings.read(range.start(), range.end());
    }
    return Collections.unmodifiableMap(strings.found);
  }

  private void read(long start, long end) throws IOException {
    long at = source.nextData(start);
    while (at < end && left > 0) {
      long hole = Math.min(end, source.nextHole(at));
      begin();
      readStored(at, hole);
      if (hole < end) {
        end(hole);
      }
      at = source.nextData(hole);
    }
  }

  private void readStored(long start, long end) throws IOException {
    for (long at = start; at < end && left > 0; at += PIECE) {
      int size = (int) Math.min(PIECE, end - at);
      left -= size;
      ByteBuffer piece = source.read(at, size);
      byte[] bytes = new byte[size];
      piece.get(bytes);
      look(bytes, at);
    }
  }

  private void look(byte[] bytes, long at) {
    for (int i = 0; i < bytes.length; i++) {
      byte each = bytes[i];
      if (each == 0) {
        end(at + i);
      } else if (possible) {
        next(each);
      }
    }
  }

  private void next(byte each) {
    possible = length < LONGEST && (length < START.length ? each == START[length] : isOfName(each));
    if (possible) {
      name[length++] = each;
    }
  }

  private static boolean isOfName(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= '0' && each <= '9')
        || (each >= 'A' && each <= 'Z')
        || each == '.'
        || each == '_'
        || each == '-'
        || each == '+';
  }

  private void begin() {
    length = 0;
    possible = true;
  }

  private void end(long at) {
    if (possible && length >= SHORTEST && found.size() < MOST_NAMES) {
      String text = new String(name, 0, length, StandardCharsets.US_ASCII);
      if (text.contains(".so")) {
        found.putIfAbsent(text, at - length);
      }
    }
    begin();
  }
}
