package debwright.elf;

/**
 * One section header, Elf32_Shdr or Elf64_Shdr (gABI, "Section Header").
 *
 * @param name its name, empty where the name table cannot be read
 * @param type sh_type
 * @param flags sh_flags
 * @param address sh_addr, 0 when it is not loaded
 * @param offset sh_offset, in bytes
 * @param size sh_size, in bytes
 * @param link sh_link
 * @param info sh_info
 */
public record Section(
    String name,
    long type,
    long flags,
    long address,
    long offset,
    long size,
    long link,
    long info) {
  public static final long SHT_STRTAB = 3;
  public static final long SHT_RELA = 4;
  public static final long SHT_HASH = 5;
  public static final long SHT_DYNAMIC = 6;
  public static final long SHT_NOTE = 7;
  public static final long SHT_NOBITS = 8;
  public static final long SHT_REL = 9;
  public static final long SHT_DYNSYM = 11;
  public static final long SHT_RELR = 19;
  public static final long SHT_GNU_HASH = 0x6ffffff6L;
  public static final long SHT_GNU_VERDEF = 0x6ffffffdL;
  public static final long SHT_GNU_VERNEED = 0x6ffffffeL;
  public static final long SHT_GNU_VERSYM = 0x6fffffffL;
  public static final long SHF_ALLOC = 2;
  public static final long SHF_EXECINSTR = 4;
  public static final long SHF_TLS = 0x400;

  static Section read(String name, Fields fields) {
    fields.skip(4);
    long type = fields.u32();
    long flags = fields.word();
    long address = fields.word();
    long offset = fields.word();
    long size = fields.word();
    return new Section(name, type, flags, address, offset, size, fields.u32(), fields.u32());
  }

  /** Whether it is part of the process image. */
  public boolean allocated() {
    return (flags & SHF_ALLOC) != 0;
  }

  /** Whether it holds code. */
  public boolean executable() {
    return (flags & SHF_EXECINSTR) != 0;
  }

  /**
   * Whether it stands at its address without bytes in the file, as all code and data of a separate
   * debug file do. Thread-local zeroes take no address space, so that they hide nothing.
   */
  boolean hides() {
    return type == SHT_NOBITS && size != 0 && (flags & SHF_TLS) == 0;
  }
}
