package debwright.archive;

import debwright.elf.ByteSource;
import debwright.elf.HoleException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file of which only some ranges are stored. Between them are zeros, or, in a distilled file,
 * nothing that may be read.
 */
final class SparseSource implements ByteSource {
  private final long size;
  private final Extents extents;
  private final ByteSource stored;
  private final boolean distilled;

  SparseSource(long size, Extents extents, ByteSource stored, boolean distilled) {
    this.size = size;
    this.extents = extents;
    this.stored = stored;
    this.distilled = distilled;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ByteBuffer read(long offset, int length) throws IOException {
    Ranges.check(offset, length, size);
    if (distilled && !covered(offset, length)) {
      throw new HoleException(offset, length);
    }
    ByteBuffer target = ByteBuffer.allocate(length);
    for (int i = extents.after(offset); touches(i, offset + length); i++) {
      copy(i, offset, target);
    }
    return target.clear();
  }

  @Override
  public long nextData(long offset) {
    int range = extents.after(offset);
    return range < extents.count() ? Math.max(offset, extents.start(range)) : size;
  }

  @Override
  public long nextHole(long offset) {
    long end = offset;
    for (int i = extents.after(offset); i < extents.count() && extents.start(i) <= end; i++) {
      end = extents.end(i);
    }
    return end;
  }

  private boolean touches(int range, long end) {
    return range < extents.count() && extents.start(range) < end;
  }

  private void copy(int range, long offset, ByteBuffer target) throws IOException {
    long from = Math.max(offset, extents.start(range));
    long to = Math.min(offset + target.capacity(), extents.end(range));
    long begin = extents.stored(range) + from - extents.start(range);
    target.position((int) (from - offset)).put(stored.read(begin, (int) (to - from)));
  }

  /** Neighbouring ranges without a hole between them count as one. */
  private boolean covered(long offset, int length) {
    long reached = offset;
    for (int i = extents.after(offset); touches(i, offset + length); i++) {
      if (extents.start(i) > reached) {
        return false;
      }
      reached = extents.end(i);
    }
    return reached >= offset + length;
  }
}
