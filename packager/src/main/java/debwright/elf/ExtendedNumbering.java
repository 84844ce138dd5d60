package debwright.elf;

import java.io.IOException;
import java.util.Optional;

/**
 * Counts that do not fit into the ELF header's 16 bits stand in section header 0 (gABI): PN_XNUM in
 * sh_info, a section count in sh_size, SHN_XINDEX in sh_link.
 */
final class ExtendedNumbering {
  private static final int ESCAPE = 0xffff;
  private final ByteSource source;
  private final FileHeader header;

  ExtendedNumbering(ByteSource source, FileHeader header) {
    this.source = source;
    this.header = header;
  }

  FileHeader resolve() throws IOException, ElfException {
    Optional<Section> first = needed() ? firstSection() : Optional.empty();
    return first.isPresent() ? resolved(first.get()) : header;
  }

  private boolean needed() {
    return manySegments()
        || header.sectionNames() == ESCAPE
        || (header.sectionHeaders().count() == 0 && header.sectionHeaders().offset() != 0);
  }

  private boolean manySegments() {
    return header.programHeaders().count() == ESCAPE;
  }

  private Optional<Section> firstSection() throws IOException, ElfException {
    long offset = header.sectionHeaders().offset();
    int size = header.ident().elfClass().sectionHeaderSize();
    if (offset > 0 && offset <= source.size() - size) {
      Fields fields = new Fields(source.read(offset, size), header.ident());
      return Optional.of(Section.read("", fields));
    }
    if (manySegments()) {
      throw ElfException.corrupt(
          "e_phnum", 0, "a section header 0 that holds the count", "none at " + offset);
    }
    return Optional.empty();
  }

  private FileHeader resolved(Section first) {
    HeaderTable programs = header.programHeaders();
    HeaderTable sections = header.sectionHeaders();
    return new FileHeader(
        header.ident(),
        header.type(),
        header.machine(),
        header.flags(),
        header.entry(),
        manySegments() ? programs.withCount(first.info()) : programs,
        sections.count() == 0 ? sections.withCount(first.size()) : sections,
        header.sectionNames() == ESCAPE ? (int) first.link() : header.sectionNames());
  }
}
