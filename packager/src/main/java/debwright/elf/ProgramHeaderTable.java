package debwright.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the program headers; they must lie wholly inside the file, for the loader needs them. */
final class ProgramHeaderTable {
  private final ByteSource source;
  private final FileHeader header;
  private final HeaderTable table;

  ProgramHeaderTable(ByteSource source, FileHeader header) {
    this.source = source;
    this.header = header;
    this.table = header.programHeaders();
  }

  List<Segment> read() throws IOException, ElfException {
    if (table.count() == 0) {
      return List.of();
    }
    int size = header.ident().elfClass().programHeaderSize();
    if (table.entrySize() != size) {
      throw ElfException.corrupt("e_phentsize", 0, "" + size, "" + table.entrySize());
    }
    Bounds.check("program headers", table.offset(), table.count(), size, source.size());
    int length = Math.toIntExact(table.count() * size);
    return decode(new Fields(source.read(table.offset(), length), header.ident()));
  }

  private List<Segment> decode(Fields fields) {
    List<Segment> segments = new ArrayList<>();
    for (long i = 0; i < table.count(); i++) {
      segments.add(Segment.read(fields));
    }
    return segments;
  }
}
