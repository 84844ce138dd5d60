package debwright.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Sorted keys and their values in a mapped file: a look-up is a binary search over the first keys
 * of the blocks, and one block to inflate.
 *
 * <pre>
 * u32 entries, u32 blocks
 * for each block: u32 first key's place, u32 its length, u32 data's place, u32 its length, u32 raw length
 * the first keys, then the blocks: raw deflate (RFC 1951) of (number length, key, number length, value)*
 * </pre>
 *
 * All places count from the start of the table; numbers are big-endian.
 */
final class Table {
  static final int HEADER_BYTES = 8;
  static final int DIRECTORY_BYTES = 20;
  private static final int MOST_RAW_BYTES = 1 << 28;

  /** A key and its value. */
  static final class Entry {
    private final byte[] key;
    private final byte[] value;

    Entry(byte[] key, byte[] value) {
      this.key = key;
      this.value = value;
    }

    byte[] key() {
      return key;
    }

    byte[] value() {
      return value;
    }
  }

  private final ByteBuffer buffer;
  private final int blocks;
  private final AtomicReferenceArray<List<Entry>> inflated;

  Table(ByteBuffer buffer) throws IndexException {
    this.buffer = buffer;
    this.blocks = buffer.remaining() < HEADER_BYTES ? -1 : buffer.getInt(4);
    long directoryEnd = HEADER_BYTES + (long) blocks * DIRECTORY_BYTES;
    if (blocks < 0 || directoryEnd > buffer.remaining()) {
      throw new IndexException("a table is cut off or damaged");
    }
    this.inflated = new AtomicReferenceArray<>(blocks);
  }

  int size() {
    return buffer.getInt(0);
  }

  /** All entries whose key starts so, in order. */
  List<Entry> startingWith(byte[] prefix) throws IndexException {
    List<Entry> found = new ArrayList<>();
    for (int block = Math.max(0, lastBlockBefore(prefix)); block < blocks; block++) {
      if (beyond(firstKey(block), prefix)) {
        break;
      }
      for (Entry entry : entries(block)) {
        if (startsWith(entry.key, prefix)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  List<Entry> all() throws IndexException {
    return startingWith(new byte[0]);
  }

  // The last block whose first key is lower than the prefix; keys that start with it may begin
  // there.
  private int lastBlockBefore(byte[] prefix) throws IndexException {
    int low = 0;
    int high = blocks - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(firstKey(middle), prefix) < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private static boolean beyond(byte[] key, byte[] prefix) {
    return Arrays.compareUnsigned(key, prefix) > 0 && !startsWith(key, prefix);
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  private int directory(int block, int field) {
    return buffer.getInt(HEADER_BYTES + block * DIRECTORY_BYTES + 4 * field);
  }

  private byte[] firstKey(int block) throws IndexException {
    return slice(directory(block, 0), directory(block, 1));
  }

  private byte[] slice(int offset, int length) throws IndexException {
    if (offset < 0 || length < 0 || offset > buffer.limit() - (long) length) {
      throw new IndexException("a table points outside of itself");
    }
    byte[] bytes = new byte[length];
    buffer.get(offset, bytes);
    return bytes;
  }

  private List<Entry> entries(int block) throws IndexException {
    List<Entry> known = inflated.get(block);
    if (known != null) {
      return known;
    }
    List<Entry> entries = decode(inflate(block));
    inflated.set(block, entries);
    return entries;
  }

  private static List<Entry> decode(byte[] raw) throws IndexException {
    try {
      List<Entry> entries = new ArrayList<>();
      Decoder decoder = new Decoder(raw);
      while (decoder.more()) {
        entries.add(new Entry(decoder.bytes(), decoder.bytes()));
      }
      return entries;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IndexException("a block's entries are damaged");
    }
  }

  private byte[] inflate(int block) throws IndexException {
    int rawLength = directory(block, 4);
    // Deflate makes at most 1,032 bytes of one.
    long possible = Math.min(MOST_RAW_BYTES, 1032L * directory(block, 3) + 64);
    if (rawLength < 0 || rawLength > possible) {
      throw new IndexException("a block claims %d bytes".formatted(rawLength));
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(slice(directory(block, 2), directory(block, 3)));
      byte[] raw = new byte[rawLength];
      int at = 0;
      while (at < rawLength) {
        int count = inflater.inflate(raw, at, rawLength - at);
        if (count == 0) {
          throw new IndexException("a block ends too early");
        }
        at += count;
      }
      return raw;
    } catch (DataFormatException e) {
      throw new IndexException("a block is damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }
}
