package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Records that point to each other by distance. A record cannot point backwards, so that a chain
 * ends; all chains of a table together may not visit more records than it has room for, so that
 * overlapping ones end soon.
 */
final class Chain {
  static final long UNCOUNTED = -1;
  private static final int SMALLEST_STEP = 8;

  private final Image image;
  private final String what;
  private final long address;
  private final long room;
  private final Optional<ByteBuffer> whole;
  private long visits;

  Chain(Image image, String what, long sectionType, long address) throws IOException, ElfException {
    this.image = image;
    this.what = what;
    this.address = address;
    this.room = image.available(what, address);
    this.whole = whole(sectionType);
  }

  /** One read serves all records where a section header tells the size of the table. */
  private Optional<ByteBuffer> whole(long sectionType) throws IOException, ElfException {
    Optional<Section> section =
        image
            .section(sectionType, address)
            .filter(s -> s.size() >= 0 && s.size() <= Math.min(room, Bounds.MAX_TABLE));
    return section.isPresent()
        ? Optional.of(image.table(what, address, section.get().size(), 1))
        : Optional.empty();
  }

  /** The record of {@code size} bytes at a distance from the table's start. */
  ByteBuffer entry(long at, int size) throws IOException, ElfException {
    if (++visits > room / SMALLEST_STEP) {
      throw fault(at, "at most %d records".formatted(room / SMALLEST_STEP), "more");
    }
    if (at > room - size) {
      throw fault(at, "%d bytes within its segment".formatted(size), "" + Math.max(0, room - at));
    }
    if (whole.isPresent() && at <= whole.get().limit() - size) {
      return whole.get().slice((int) at, size).order(whole.get().order());
    }
    return image.table(what, address + at, 1, size);
  }

  void expectVersionOne(long at, int version) throws ElfException {
    if (version != 1) {
      throw fault(at, "version 1", "" + (version & 0xffff));
    }
  }

  Walk walk(long start, long count) {
    return new Walk(start, count);
  }

  private ElfException fault(long at, String expected, String found) throws ElfException {
    return ElfException.corrupt(what, image.offset(what, address) + at, expected, found);
  }

  /** A walk along one chain, which must be as long as its count says. */
  final class Walk {
    private final long count;
    private long at;
    private long seen;
    private boolean ended;

    private Walk(long start, long count) {
      this.at = start;
      this.count = count;
      this.ended = count == 0;
    }

    boolean hasNext() {
      return !ended;
    }

    long at() {
      return at;
    }

    void advance(long distance) throws ElfException {
      seen++;
      ended = count == UNCOUNTED ? distance == 0 : seen == count;
      if (!ended && distance == 0) {
        throw fault(at, "a chain of %d records".formatted(count), "its end after " + seen);
      }
      at += distance;
    }
  }
}
