package debwright.elf;

/** The entries of a dynamic section that are understood (gABI, "Dynamic Section"; GNU). */
public enum DynamicTag {
  NEEDED(1),
  PLTRELSZ(2),
  HASH(4),
  STRTAB(5),
  SYMTAB(6),
  RELA(7),
  RELASZ(8),
  STRSZ(10),
  INIT(12),
  FINI(13),
  SONAME(14),
  RPATH(15),
  REL(17),
  RELSZ(18),
  JMPREL(23),
  INIT_ARRAY(25),
  FINI_ARRAY(26),
  RUNPATH(29),
  FLAGS(30),
  PREINIT_ARRAY(32),
  RELRSZ(35),
  RELR(36),
  GNU_HASH(0x6ffffef5L),
  VERSYM(0x6ffffff0L),
  RELACOUNT(0x6ffffff9L),
  RELCOUNT(0x6ffffffaL),
  FLAGS_1(0x6ffffffbL),
  VERDEF(0x6ffffffcL),
  VERDEFNUM(0x6ffffffdL),
  VERNEED(0x6ffffffeL),
  VERNEEDNUM(0x6fffffffL),
  /** The number of dynamic symbols, on MIPS only. */
  MIPS_SYMTABNO(0x70000011L);

  private final long code;

  DynamicTag(long code) {
    this.code = code;
  }

  /** Its d_tag. */
  public long code() {
    return code;
  }
}
