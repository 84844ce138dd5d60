package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How many entries the dynamic symbol table has. No tag says so: DT_HASH does in its chain count,
 * DT_GNU_HASH in the end of its last chain, or the section headers.
 */
final class SymbolCount {
  private static final int EM_S390 = 22;
  private static final int EM_ALPHA = 0x9026;

  private final Image image;
  private final DynamicSection dynamic;
  private final long symbols;

  SymbolCount(Image image, DynamicSection dynamic, long symbols) {
    this.image = image;
    this.dynamic = dynamic;
    this.symbols = symbols;
  }

  /** The count, or empty where only the tables around can bound it. */
  Optional<Long> find() throws IOException, ElfException {
    Optional<Long> count = dynamic.value(DynamicTag.MIPS_SYMTABNO).filter(value -> isMips());
    count = count.isPresent() ? count : fromHash();
    count = count.isPresent() ? count : fromGnuHash();
    return count.isPresent() ? count : fromSection();
  }

  private boolean isMips() {
    return image.fileHeader().machine() == 8;
  }

  /** DT_HASH: nbucket, nchain; the words are wide on 64-bit Alpha and S/390, against the gABI. */
  private Optional<Long> fromHash() throws IOException, ElfException {
    Optional<Long> hash = dynamic.value(DynamicTag.HASH);
    if (hash.isEmpty()) {
      return Optional.empty();
    }
    int machine = image.fileHeader().machine();
    boolean wide =
        image.elfClass() == ElfClass.ELF64 && (machine == EM_S390 || machine == EM_ALPHA);
    ByteBuffer head = image.table("DT_HASH", hash.get(), 2, wide ? 8 : 4);
    return Optional.of(wide ? head.getLong(8) : head.getInt(4) & 0xffffffffL);
  }

  private Optional<Long> fromGnuHash() throws IOException, ElfException {
    Optional<Long> hash = dynamic.value(DynamicTag.GNU_HASH);
    return hash.isPresent() ? new GnuHash(image, hash.get()).symbolCount() : Optional.empty();
  }

  private Optional<Long> fromSection() {
    int size = image.elfClass().symbolSize();
    return image.section(Section.SHT_DYNSYM, symbols).map(section -> section.size() / size);
  }
}
