package debwright.elf;

/**
 * One entry of the dynamic section, Elf32_Dyn or Elf64_Dyn.
 *
 * @param tag d_tag, known or not
 * @param value d_val or d_ptr
 */
public record DynamicEntry(long tag, long value) {}
