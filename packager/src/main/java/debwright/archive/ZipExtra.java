package debwright.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The extra fields of an entry in a zip's directory (APPNOTE 4.5 and 4.6.9). */
final class ZipExtra {
  private static final int ZIP64 = 1;
  private static final int UNICODE_PATH = 0x7075;
  private static final int FIELD_HEADER = 4;

  private final ByteBuffer fields;

  ZipExtra(byte[] bytes) {
    fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The sizes and the offset that did not fit into the entry, in the order of the field; it has
   * only those.
   */
  Optional<ByteBuffer> zip64() {
    return find(ZIP64);
  }

  /**
   * The name in UTF-8, where there is one that belongs to the entry's own.
   *
   * @param sum CRC-32 of the entry's own name
   */
  Optional<byte[]> unicodePath(long sum) {
    return find(UNICODE_PATH)
        .filter(field -> field.remaining() > 5 && field.get() == 1)
        .filter(field -> (field.getInt() & 0xffffffffL) == sum)
        .map(ZipExtra::rest);
  }

  private static byte[] rest(ByteBuffer field) {
    byte[] bytes = new byte[field.remaining()];
    field.get(bytes);
    return bytes;
  }

  /** The first field of that kind; what is no field ends the search. */
  private Optional<ByteBuffer> find(int kind) {
    int at = 0;
    while (at <= fields.capacity() - FIELD_HEADER) {
      int length = fields.getShort(at + 2) & 0xffff;
      int next = at + FIELD_HEADER + length;
      if (next > fields.capacity()) {
        break;
      }
      if ((fields.getShort(at) & 0xffff) == kind) {
        return Optional.of(fields.slice(at + FIELD_HEADER, length).order(ByteOrder.LITTLE_ENDIAN));
      }
      at = next;
    }
    return Optional.empty();
  }
}
