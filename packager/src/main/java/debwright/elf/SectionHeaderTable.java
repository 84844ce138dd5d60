package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads the section headers where they can be read; a file runs without them. */
final class SectionHeaderTable {
  private final ByteSource source;
  private final FileHeader header;
  private final HeaderTable table;
  private final int size;

  SectionHeaderTable(ByteSource source, FileHeader header) {
    this.source = source;
    this.header = header;
    this.table = header.sectionHeaders();
    this.size = header.ident().elfClass().sectionHeaderSize();
  }

  List<Section> read() throws IOException {
    if (table.offset() == 0 || table.entrySize() != size || !fits(table.offset(), tableSize())) {
      return List.of();
    }
    ByteBuffer bytes = source.read(table.offset(), (int) tableSize());
    return decode(bytes, names(bytes));
  }

  private long tableSize() {
    return table.count() > Bounds.MAX_TABLE / size ? Long.MAX_VALUE : table.count() * size;
  }

  private boolean fits(long offset, long length) {
    return offset >= 0
        && length >= 0
        && length <= Bounds.MAX_TABLE
        && offset <= source.size() - length;
  }

  private List<Section> decode(ByteBuffer bytes, Strings names) throws IOException {
    Fields fields = new Fields(bytes, header.ident());
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < table.count(); i++) {
      fields.seek(i * size);
      String name = names.find(fields.u32()).orElse("");
      fields.seek(i * size);
      sections.add(Section.read(name, fields));
    }
    return sections;
  }

  private Strings names(ByteBuffer bytes) throws IOException {
    if (header.sectionNames() < 0 || header.sectionNames() >= table.count()) {
      return Strings.EMPTY;
    }
    Fields fields = new Fields(bytes, header.ident());
    fields.seek(header.sectionNames() * size);
    Section names = Section.read("", fields);
    boolean readable = names.type() != Section.SHT_NOBITS && fits(names.offset(), names.size());
    return readable
        ? Strings.whole(".shstrtab", names.offset(), (int) names.size(), source)
        : Strings.EMPTY;
  }
}
