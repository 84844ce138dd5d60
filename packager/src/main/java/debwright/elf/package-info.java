/**
 * Reads what the dynamic linker reads of an ELF file (gABI, System V ABI); start at {@code
 * ElfFile}.
 */
@NullMarked
package debwright.elf;

import org.jspecify.annotations.NullMarked;
