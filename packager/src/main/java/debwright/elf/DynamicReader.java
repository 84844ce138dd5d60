package debwright.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the dynamic section and the strings that it names. */
final class DynamicReader {
  private final Image image;
  private final boolean fewStrings;
  private final List<DynamicEntry> entries;
  private final Strings strings;

  /**
   * @param fewStrings whether most strings of the table are never asked for
   */
  DynamicReader(Image image, Segment segment, boolean fewStrings) throws IOException, ElfException {
    this.image = image;
    this.fewStrings = fewStrings;
    this.entries = DynamicEntries.read(image, segment);
    this.strings = stringTable();
  }

  /** DT_STRTAB, which the names of symbols and versions are in as well. */
  Strings strings() {
    return strings;
  }

  DynamicSection read() throws IOException, ElfException {
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
    return image.strings("DT_STRTAB", address.get(), size, fewStrings);
  }

  /** The dynamic linker never looks at DT_STRSZ, so that a file without it runs all the same. */
  private long stringTableSize(long address) throws ElfException {
    Optional<Long> size = DynamicEntries.last(entries, DynamicTag.STRSZ);
    return size.isPresent() ? size.get() : image.available("DT_STRTAB", address);
  }

  private List<String> texts(DynamicTag tag) throws IOException, ElfException {
    List<String> texts = new ArrayList<>();
    for (DynamicEntry entry : entries) {
      if (entry.tag() == tag.code()) {
        texts.add(strings.at(entry.value(), "DT_" + tag));
      }
    }
    return texts;
  }

  private Optional<String> text(DynamicTag tag) throws IOException, ElfException {
    Optional<Long> index = DynamicEntries.last(entries, tag);
    return index.isPresent() ? Optional.of(strings.at(index.get(), "DT_" + tag)) : Optional.empty();
  }

  private List<String> path(DynamicTag tag) throws IOException, ElfException {
    Optional<String> path = text(tag).filter(text -> !text.isEmpty());
    return path.isPresent() ? List.of(path.get().split(":", -1)) : List.of();
  }
}
