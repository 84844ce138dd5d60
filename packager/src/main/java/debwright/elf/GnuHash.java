package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * DT_GNU_HASH as far as it tells the number of symbols.
 *
 * <pre>
 * 0 nbuckets | 4 symoffset | 8 bloom_size | 12 bloom_shift | bloom words | buckets | chain
 * </pre>
 *
 * A bucket holds the index of its first symbol; chain entry i belongs to symbol symoffset + i, and
 * its lowest bit ends the bucket.
 */
final class GnuHash {
  private static final int HEADER = 16;
  private static final int SINGLE_READS = 256;

  private final Image image;
  private final long address;

  GnuHash(Image image, long address) {
    this.image = image;
    this.address = address;
  }

  /** The count, or empty when no symbol is hashed: then the unhashed ones before have no end. */
  Optional<Long> symbolCount() throws IOException, ElfException {
    ByteBuffer header = image.table("DT_GNU_HASH", address, 4, 4);
    long bucketCount = header.getInt(0) & 0xffffffffL;
    long symbolOffset = header.getInt(4) & 0xffffffffL;
    long bloomSize = (header.getInt(8) & 0xffffffffL) * image.elfClass().wordSize();
    long buckets = address + HEADER + bloomSize;
    long last = lastBucket(buckets, bucketCount);
    return last < symbolOffset || last == 0
        ? Optional.empty()
        : Optional.of(endOfChain(buckets + 4 * bucketCount, symbolOffset, last));
  }

  private long lastBucket(long buckets, long count) throws IOException, ElfException {
    if (count == 0) {
      return 0;
    }
    ByteBuffer table = image.table("DT_GNU_HASH buckets", buckets, count, 4);
    long last = 0;
    while (table.hasRemaining()) {
      last = Math.max(last, table.getInt() & 0xffffffffL);
    }
    return last;
  }

  /**
   * Chains are a few entries long and read one by one, so that nothing behind the table is touched;
   * an endless one is read in growing steps.
   */
  private long endOfChain(long chains, long symbolOffset, long first)
      throws IOException, ElfException {
    long index = first;
    for (long step = 1; ; step = nextStep(index - first)) {
      long at = chains + 4 * (index - symbolOffset);
      long count = Math.max(1, Math.min(step, available(at) / 4));
      ByteBuffer entries = image.table("DT_GNU_HASH chain", at, count, 4);
      for (; entries.hasRemaining(); index++) {
        if ((entries.getInt() & 1) != 0) {
          return index + 1;
        }
      }
    }
  }

  private long available(long at) throws ElfException {
    return image.available("DT_GNU_HASH chain", at);
  }

  private static long nextStep(long seen) {
    return seen < SINGLE_READS ? 1 : Math.min(seen, Bounds.MAX_TABLE / 4);
  }
}
