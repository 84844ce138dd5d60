package debwright.archive;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * A range of a source in order. Counts what is read, and marks failures of the disk, so that they
 * are not taken for damage of the archive.
 */
final class SourceInput extends InputStream {
  private static final int LARGEST_STEP = 1 << 16;

  private final ByteSource source;
  private final long end;
  private final long start;
  private long next;

  SourceInput(ByteSource source) {
    this(source, 0, source.size());
  }

  SourceInput(ByteSource source, long start, long length) {
    this.source = source;
    this.start = start;
    this.end = start + length;
    this.next = start;
  }

  /** How many bytes were read so far. */
  long count() {
    return next - start;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int step = (int) Math.min(Math.min(length, LARGEST_STEP), end - next);
    if (step <= 0) {
      return length == 0 ? 0 : -1;
    }
    try {
      source.read(next, step).get(target, offset, step);
    } catch (IOException e) {
      throw new FileInput.Fault(e);
    }
    next += step;
    return step;
  }
}
