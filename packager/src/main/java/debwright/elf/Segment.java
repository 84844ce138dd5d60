package debwright.elf;

/**
 * One program header, Elf32_Phdr or Elf64_Phdr (gABI, "Program Header").
 *
 * @param type p_type
 * @param flags p_flags
 * @param offset p_offset, in bytes
 * @param address p_vaddr
 * @param fileSize p_filesz, in bytes
 * @param memorySize p_memsz, in bytes
 * @param align p_align, in bytes
 */
public record Segment(
    long type, long flags, long offset, long address, long fileSize, long memorySize, long align) {
  public static final long PT_LOAD = 1;
  public static final long PT_DYNAMIC = 2;
  public static final long PT_INTERP = 3;
  public static final long PT_NOTE = 4;
  public static final long PF_X = 1;

  static Segment read(Fields fields) {
    long type = fields.u32();
    long flags = fields.wide() ? fields.u32() : 0;
    long offset = fields.word();
    long address = fields.word();
    fields.word();
    long fileSize = fields.word();
    long memorySize = fields.word();
    long lateFlags = fields.wide() ? flags : fields.u32();
    return new Segment(type, lateFlags, offset, address, fileSize, memorySize, fields.word());
  }

  /** Whether its code may run: it carries PF_X. */
  public boolean executable() {
    return (flags & PF_X) != 0;
  }

  boolean holds(long wanted) {
    return type == PT_LOAD
        && offset >= 0
        && fileSize > 0
        && Long.compareUnsigned(wanted - address, fileSize) < 0;
  }
}
