package debwright.index;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Collects entries of one {@link Table} and lays them out: sorted by key, in deflated blocks. */
final class TableWriter {
  private static final int BLOCK_BYTES = 1 << 14;

  private static final class Block {
    private final byte[] firstKey;
    private final byte[] deflated;
    private final int rawLength;

    Block(byte[] firstKey, byte[] deflated, int rawLength) {
      this.firstKey = firstKey;
      this.deflated = deflated;
      this.rawLength = rawLength;
    }
  }

  private final SortedMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

  /** Adds an entry; the last of a key counts. */
  void put(byte[] key, byte[] value) {
    entries.put(key, value);
  }

  int size() {
    return entries.size();
  }

  void forEach(java.util.function.BiConsumer<byte[], byte[]> action) {
    entries.forEach(action);
  }

  byte[] toBytes() {
    List<Block> blocks = blocks();
    Encoder directory = new Encoder();
    directory.u32(entries.size());
    directory.u32(blocks.size());
    int keyAt = Table.HEADER_BYTES + blocks.size() * Table.DIRECTORY_BYTES;
    int dataAt = keyAt + blocks.stream().mapToInt(block -> block.firstKey.length).sum();
    for (Block block : blocks) {
      directory.u32(keyAt);
      directory.u32(block.firstKey.length);
      directory.u32(dataAt);
      directory.u32(block.deflated.length);
      directory.u32(block.rawLength);
      keyAt += block.firstKey.length;
      dataAt += block.deflated.length;
    }
    blocks.forEach(block -> directory.raw(block.firstKey));
    blocks.forEach(block -> directory.raw(block.deflated));
    return directory.toBytes();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Encoder raw = new Encoder();
    byte[] first = new byte[0];
    for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
      if (raw.size() > 0 && raw.size() + entry.getValue().length > BLOCK_BYTES) {
        blocks.add(block(first, raw.toBytes()));
        raw = new Encoder();
      }
      if (raw.size() == 0) {
        first = entry.getKey();
      }
      raw.bytes(entry.getKey());
      raw.bytes(entry.getValue());
    }
    if (raw.size() > 0) {
      blocks.add(block(first, raw.toBytes()));
    }
    return blocks;
  }

  private static Block block(byte[] firstKey, byte[] raw) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(raw);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 3 + 16);
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return new Block(firstKey, out.toByteArray(), raw.length);
    } finally {
      deflater.end();
    }
  }
}
