package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the dynamic section and the strings that it names. */
final class DynamicReader {
  private final Image image;
  private final List<DynamicEntry> entries;
  private final Strings strings;

  DynamicReader(Image image, Segment segment) throws IOException, ElfException {
    this.image = image;
    this.entries = DynamicEntries.read(image, segment);
    this.strings = stringTable();
  }

  /** DT_STRTAB, which the names of symbols and versions are in as well. */
  Strings strings() {
    return strings;
  }

  DynamicSection read() throws ElfException {
    return new DynamicSection(
        entries,
        texts(DynamicTag.NEEDED),
        text(DynamicTag.SONAME),
        path(DynamicTag.RPATH),
        path(DynamicTag.RUNPATH));
  }

  private Strings stringTable() throws IOException, ElfException {
    Optional<Long> address = DynamicEntries.last(entries, DynamicTag.STRTAB);
    if (address.isEmpty()) {
      return Strings.EMPTY;
    }
    long size = stringTableSize(address.get());
    ByteBuffer table = image.table("DT_STRTAB", address.get(), size, 1);
    return new Strings("DT_STRTAB", image.offset("DT_STRTAB", address.get()), table);
  }

  /** The dynamic linker never looks at DT_STRSZ, so that a file without it runs all the same. */
  private long stringTableSize(long address) throws ElfException {
    Optional<Long> size = DynamicEntries.last(entries, DynamicTag.STRSZ);
    return size.isPresent() ? size.get() : image.available("DT_STRTAB", address);
  }

  private List<String> texts(DynamicTag tag) throws ElfException {
    List<String> texts = new ArrayList<>();
    for (DynamicEntry entry : entries) {
      if (entry.tag() == tag.code()) {
        texts.add(strings.at(entry.value(), "DT_" + tag));
      }
    }
    return texts;
  }

  private Optional<String> text(DynamicTag tag) throws ElfException {
    Optional<Long> index = DynamicEntries.last(entries, tag);
    return index.isPresent() ? Optional.of(strings.at(index.get(), "DT_" + tag)) : Optional.empty();
  }

  private List<String> path(DynamicTag tag) throws ElfException {
    Optional<String> path = text(tag).filter(text -> !text.isEmpty());
    return path.isPresent() ? List.of(path.get().split(":", -1)) : List.of();
  }
}
