package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a large text, most of which nobody needs as text. */
final class Lines {
  private static final int LONGEST = 4 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 18];
  private int begin;
  private int end;
  private int next;
  private int limit;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next line.
   *
   * @return whether there is one
   * @throws IOException when it can't be read, or a line is longer than any should be
   */
  boolean next() throws IOException {
    begin = next;
    int at = next;
    while (true) {
      while (at < limit && buffer[at] != '\n') {
        at++;
      }
      if (at < limit) {
        end = at;
        next = at + 1;
        return true;
      }
      at -= begin;
      if (!more()) {
        end = limit;
        next = limit;
        return end > begin;
      }
      at += begin;
    }
  }

  private boolean more() throws IOException {
    int kept = limit - begin;
    if (kept == buffer.length) {
      if (kept >= LONGEST) {
        throw new IOException("a line has more than %d bytes".formatted(LONGEST));
      }
      buffer = Arrays.copyOf(buffer, 2 * kept);
    }
    System.arraycopy(buffer, begin, buffer, 0, kept);
    begin = 0;
    limit = kept;
    int got = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(got, 0);
    return got > 0;
  }

  boolean isEmpty() {
    return begin == end;
  }

  boolean startsWith(byte[] text) {
    return end - begin >= text.length
        && Arrays.equals(buffer, begin, begin + text.length, text, 0, text.length);
  }

  /** Whether {@code .so} is in the line. */
  boolean namesSharedObject() {
    for (int i = begin; i + 2 < end; i++) {
      if (buffer[i] == '.' && buffer[i + 1] == 's' && buffer[i + 2] == 'o') {
        return true;
      }
    }
    return false;
  }

  String text() {
    return new String(buffer, begin, end - begin, UTF_8);
  }
}
