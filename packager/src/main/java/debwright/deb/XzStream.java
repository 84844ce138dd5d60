package debwright.deb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Joins blocks to one xz stream (The .xz File Format, sections 2 and 4).
 *
 * <pre>
 *  6  magic    2  flags: check CRC32    4  CRC32 of the flags
 *     blocks
 *  1  0        n  blocks, then unpadded and unpacked size of each, zeros up to a multiple of 4, CRC32
 *  4  CRC32 of the next six    4  size of the index in words, less one    2  flags    2  "YZ"
 * </pre>
 */
final class XzStream {
  private static final byte[] MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
  private static final byte[] FLAGS = {0, 1};
  private static final byte[] END = {'Y', 'Z'};
  private static final int LONGEST_NUMBER = 9;
  private static final int STEP = 1 << 16;

  private final OutputStream out;
  private final List<long[]> records = new ArrayList<>();

  XzStream(OutputStream out) throws IOException {
    this.out = out;
    out.write(MAGIC);
    write(XzNumber.summed(buffer(8).put(FLAGS)).position(0));
  }

  void add(XzBlock block) throws IOException {
    long unpadded = block.unpaddedSize();
    write(block.header());
    write(block.data());
    pad(unpadded);
    write(buffer(4).putInt(block.crc()).flip());
    records.add(new long[] {unpadded, block.size()});
  }

  /** Writes the index and the end; the stream below stays open. */
  void finish() throws IOException {
    ByteBuffer index = index();
    int words = index.remaining() / 4;
    write(index);
    ByteBuffer tail = buffer(6).putInt(words - 1).put(FLAGS);
    CRC32 crc = new CRC32();
    crc.update(tail.flip());
    write(buffer(4).putInt((int) crc.getValue()).flip());
    write(tail.rewind());
    out.write(END);
  }

  private ByteBuffer index() {
    ByteBuffer index = buffer(16 + LONGEST_NUMBER * (2 * records.size() + 1));
    index.put((byte) 0);
    XzNumber.put(index, records.size());
    for (long[] record : records) {
      XzNumber.put(index, record[0]);
      XzNumber.put(index, record[1]);
    }
    return XzNumber.summed(index.position((index.position() + 3) & ~3));
  }

  private void pad(long size) throws IOException {
    out.write(new byte[(int) (-size & 3)]);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer bytes) throws IOException {
    byte[] part = new byte[Math.min(STEP, bytes.remaining())];
    while (bytes.hasRemaining()) {
      int step = Math.min(part.length, bytes.remaining());
      bytes.get(part, 0, step);
      out.write(part, 0, step);
    }
  }
}
