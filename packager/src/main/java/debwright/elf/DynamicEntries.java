package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and searches the raw entries of PT_DYNAMIC. */
final class DynamicEntries {
  private DynamicEntries() {}

  static List<DynamicEntry> read(Image image, Segment segment) throws IOException, ElfException {
    ByteBuffer table = image.bytes("PT_DYNAMIC", segment.offset(), segment.fileSize());
    Fields fields = new Fields(table, image.ident());
    int size = 2 * image.elfClass().wordSize();
    List<DynamicEntry> entries = new ArrayList<>();
    for (long left = segment.fileSize() / size; left > 0; left--) {
      DynamicEntry entry = new DynamicEntry(fields.word(), fields.word());
      if (entry.tag() == 0) {
        break;
      }
      entries.add(entry);
    }
    return entries;
  }

  static Optional<Long> last(List<DynamicEntry> entries, DynamicTag tag) {
    Optional<Long> value = Optional.empty();
    for (DynamicEntry entry : entries) {
      if (entry.tag() == tag.code()) {
        value = Optional.of(entry.value());
      }
    }
    return value;
  }
}
