package debwright.label;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Tells whether a file is an ELF file with a dynamic segment, by its program headers alone (gABI).
 *
 * <p>Deliberately not the packager's reader: labels must not depend on what they judge.
 *
 * <pre>
 * ELF header    32 bit  64 bit        program header
 * EI_CLASS           4       4        p_type      0, 4 bytes; PT_DYNAMIC is 2
 * EI_DATA            5       5
 * e_phoff     28, 4 B. 32, 8 B.
 * e_phentsize       42      54
 * e_phnum           44      56
 * </pre>
 */
final class DynamicSegment {
  private static final int MAGIC = 0x7f454c46;
  private static final int PT_DYNAMIC = 2;
  private static final int SMALLEST = 52;
  private static final int HEADER = 64;

  private DynamicSegment() {}

  static boolean in(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer header = read(channel, 0, (int) Math.min(HEADER, channel.size()));
      return header.limit() >= SMALLEST && header.getInt(0) == MAGIC && hasDynamic(channel, header);
    }
  }

  private static boolean hasDynamic(FileChannel channel, ByteBuffer header) throws IOException {
    header.order(header.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    boolean wide = header.get(4) == 2;
    if (wide && header.limit() < HEADER) {
      return false;
    }
    long offset = wide ? header.getLong(32) : Integer.toUnsignedLong(header.getInt(28));
    int size = Short.toUnsignedInt(header.getShort(wide ? 54 : 42));
    int count = Short.toUnsignedInt(header.getShort(wide ? 56 : 44));
    return hasDynamic(channel, header.order(), offset, size, count);
  }

  private static boolean hasDynamic(
      FileChannel channel, ByteOrder order, long offset, int size, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      long at = offset + (long) i * size;
      if (at < 0 || at + Integer.BYTES > channel.size()) {
        return false;
      }
      if (read(channel, at, Integer.BYTES).order(order).getInt(0) == PT_DYNAMIC) {
        return true;
      }
    }
    return false;
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("the file ends at " + (offset + bytes.position()));
      }
    }
    return bytes.flip();
  }
}
