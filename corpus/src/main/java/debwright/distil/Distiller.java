package debwright.distil;

import debwright.elf.ByteSource;
import debwright.elf.DynamicSection;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.ElfHeaders;
import debwright.elf.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which bytes of an ELF file to keep: all that our reader reads of it, the sections that
 * readelf and objdump look at for dynamic linking, and every string that may name a library. Code
 * is not among them.
 */
public final class Distiller {
  /** Every range costs a line in the map of the file, so that short gaps are cheaper kept. */
  static final long SHORT_GAP = 512;

  private static final long SHF_COMPRESSED = 0x800;

  /** Elf64_Chdr: without it objdump refuses a file with compressed sections. */
  private static final long COMPRESSION_HEADER = 24;

  /** Some programs carry all their data in a note; what of it the reader reads is kept anyhow. */
  private static final long LONGEST_NOTES = 1 << 20;

  private static final Set<String> NAMES = Set.of(".dynstr", ".shstrtab", ".interp");
  private static final Set<Long> TYPES =
      Set.of(
          Section.SHT_DYNAMIC,
          Section.SHT_NOTE,
          Section.SHT_DYNSYM,
          Section.SHT_GNU_VERDEF,
          Section.SHT_GNU_VERNEED,
          Section.SHT_GNU_VERSYM);
  private static final Set<Long> LOADED_TYPES = Set.of(Section.SHT_REL, Section.SHT_RELA);

  private final ByteSource source;
  private final ExtentSet read;
  private final ExtentSet more;
  private final List<Extent> relatives = new ArrayList<>();

  private Distiller(ByteSource source) {
    this.source = source;
    this.read = new ExtentSet(source.size());
    this.more = new ExtentSet(source.size());
  }

  /** What to keep of an ELF file. Of a corrupt one it is what shows that it is corrupt. */
  public static Kept keep(ByteSource elf) throws IOException {
    return new Distiller(elf).keep();
  }

  private Kept keep() throws IOException {
    RecordingSource recording = new RecordingSource(source, read);
    try {
      ElfHeaders headers = ElfHeaders.read(recording);
      collect(headers);
      keepTables(recording);
      return kept(new Code(headers));
    } catch (ElfException corrupt) {
      return keptOfCorrupt();
    }
  }

  private void collect(ElfHeaders headers) throws IOException {
    headers.sections().stream().filter(Distiller::isKept).forEach(this::keep);
    headers.sections().stream()
        .filter(section -> (section.flags() & SHF_COMPRESSED) != 0)
        .forEach(section -> more.add(section.offset(), COMPRESSION_HEADER));
    more.addAll(new LibraryNames(source).find());
  }

  private static boolean isKept(Section section) {
    return (TYPES.contains(section.type()) && !isData(section))
        || (LOADED_TYPES.contains(section.type()) && section.allocated())
        || (NAMES.contains(section.name()) && section.type() != Section.SHT_NOBITS);
  }

  private static boolean isData(Section section) {
    return section.type() == Section.SHT_NOTE && section.size() > LONGEST_NOTES;
  }

  private void keep(Section section) {
    more.add(section.offset(), section.size());
  }

  private void keepTables(RecordingSource recording) throws IOException {
    try {
      ElfFile file = ElfFile.read(recording);
      Optional<DynamicSection> dynamic = file.dynamicSection();
      if (dynamic.isPresent()) {
        Relocations relocations = new Relocations(file.headers(), dynamic.get());
        more.addAll(relocations.tables());
        relatives.addAll(relocations.relatives());
      }
    } catch (ElfException corrupt) {
      // What was read up to here shows the fault to the next reader as well.
      return;
    }
  }

  /** Nothing says where a corrupt file has its code: all that was not read may be code. */
  private Kept keptOfCorrupt() {
    ExtentSet whole = new ExtentSet(source.size());
    whole.add(0, source.size());
    return new Kept(read.blocks(), whole.without(read.toList()).toList());
  }

  private Kept kept(Code code) {
    ExtentSet wanted = more.without(code.sections()).without(relatives);
    wanted.addAll(read.toList());
    ExtentSet bridged = new ExtentSet(source.size());
    bridged.addAll(wanted.bridged(SHORT_GAP, code.anywhere()));
    ExtentSet blank = new ExtentSet(source.size());
    blank.addAll(code.anywhere());
    return new Kept(bridged.blocks(), blank.without(wanted.toList()).toList());
  }
}
