package debwright.elf;

/** The class of an ELF file, EI_CLASS: the width of its addresses. */
public enum ElfClass {
  /** 32-bit objects, ELFCLASS32. */
  ELF32(4),
  /** 64-bit objects, ELFCLASS64. */
  ELF64(8);

  private final int wordSize;

  ElfClass(int wordSize) {
    this.wordSize = wordSize;
  }

  /** The size of an address in bytes: 4 or 8. */
  public int wordSize() {
    return wordSize;
  }

  int fileHeaderSize() {
    return this == ELF64 ? 64 : 52;
  }

  int programHeaderSize() {
    return this == ELF64 ? 56 : 32;
  }

  int sectionHeaderSize() {
    return this == ELF64 ? 64 : 40;
  }

  int symbolSize() {
    return this == ELF64 ? 24 : 16;
  }
}
