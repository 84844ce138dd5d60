package debwright.elf;

/**
 * Where the program or section header table is.
 *
 * @param offset e_phoff or e_shoff, in bytes from the start of the file
 * @param entrySize e_phentsize or e_shentsize, in bytes
 * @param count e_phnum or e_shnum, extended numbering resolved
 */
public record HeaderTable(long offset, int entrySize, long count) {
  HeaderTable withCount(long newCount) {
    return new HeaderTable(offset, entrySize, newCount);
  }
}
