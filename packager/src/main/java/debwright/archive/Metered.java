package debwright.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Unpacked bytes in order: exact reads with a position, guarded against bombs and truncation. */
final class Metered implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final String name;
  private final Refusals refusals;
  private final Limits limits;
  private final LongSupplier packed;
  private final byte[] buffer;
  private int next;
  private int end;
  private long unpacked;
  private String entry = "";

  /**
   * @param packed how many packed bytes were read so far
   */
  Metered(InputStream in, String name, Refusals refusals, Limits limits, LongSupplier packed) {
    this(in, name, new Unpacked(refusals, limits, packed), BUFFER);
  }

  private Metered(InputStream in, String name, Unpacked how, int length) {
    this.in = in;
    this.name = name;
    this.refusals = how.refusals();
    this.limits = how.limits();
    this.packed = how.packed();
    this.buffer = new byte[length];
  }

  /** Over bytes of which so many are expected; a small buffer does for a few. */
  static Metered of(InputStream in, String name, Unpacked how, long expected) {
    return new Metered(in, name, how, (int) Math.min(BUFFER, expected + 1));
  }

  /** Names the entry that is being read, for messages. */
  void entering(String name) {
    entry = Refusals.entry(name) + ", ";
  }

  void leaving() {
    entry = "";
  }

  /** The offset of the next byte. */
  long position() {
    return unpacked - (end - next);
  }

  String where() {
    return "%sbyte %d of %s".formatted(entry, position(), name);
  }

  /** Up to {@code length} bytes that stay to be read; fewer only at the end. */
  byte[] peek(int length) throws IOException, ArchiveException {
    while (end - next < length && more()) {}
    return Arrays.copyOfRange(buffer, next, Math.min(end, next + length));
  }

  /** Exactly as many bytes as fit into the target from the offset on. */
  void read(byte[] target, int offset, int length) throws IOException, ArchiveException {
    int done = 0;
    while (done < length) {
      int got = some(target, offset + done, length - done);
      if (got < 0) {
        throw truncated(length - done);
      }
      done += got;
    }
  }

  byte[] read(int length) throws IOException, ArchiveException {
    byte[] bytes = new byte[length];
    read(bytes, 0, length);
    return bytes;
  }

  void skip(long length) throws IOException, ArchiveException {
    long left = length;
    while (left > 0) {
      if (next == end && !more()) {
        throw truncated(left);
      }
      int step = (int) Math.min(left, end - next);
      next += step;
      left -= step;
    }
  }

  /** Reads to the end, so that the decoder sees its own end and check sums. */
  void drain() throws IOException, ArchiveException {
    do {
      next = end;
    } while (more());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int some(byte[] target, int offset, int length) throws IOException, ArchiveException {
    if (next == end && length >= buffer.length) {
      return count(fill(target, offset, length));
    }
    if (next == end && !more()) {
      return -1;
    }
    int got = Math.min(length, end - next);
    System.arraycopy(buffer, next, target, offset, got);
    next += got;
    return got;
  }

  private boolean more() throws IOException, ArchiveException {
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    next = 0;
    int got = fill(buffer, end, buffer.length - end);
    end += Math.max(got, 0);
    return count(got) > 0;
  }

  private int fill(byte[] target, int offset, int length) throws IOException, ArchiveException {
    return refusals.guarded(where(), () -> in.read(target, offset, length));
  }

  private int count(int got) throws ArchiveException {
    unpacked += Math.max(got, 0);
    if (unpacked > limits.totalBytes()) {
      throw refusals.tooBig(where(), "at most %d bytes".formatted(limits.totalBytes()), "more");
    }
    if (unpacked > Limits.RATIO_FLOOR && unpacked / limits.ratio() > packed.getAsLong()) {
      throw bomb();
    }
    return got;
  }

  private ArchiveException bomb() {
    return refusals.tooBig(
        where(),
        "at most %d bytes for each packed byte".formatted(limits.ratio()),
        "%d bytes from %d".formatted(unpacked, packed.getAsLong()));
  }

  private ArchiveException truncated(long missing) {
    return refusals.corrupt(where(), "%d more bytes".formatted(missing), "the end");
  }
}
