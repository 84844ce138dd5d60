package debwright.elf;

/**
 * The oldest kernel that the file runs on, NT_GNU_ABI_TAG.
 *
 * @param os 0 Linux, 1 Hurd, 2 Solaris, 3 FreeBSD
 * @param major the kernel's version, first part
 * @param minor second part
 * @param subminor third part
 */
public record AbiTag(long os, long major, long minor, long subminor) {}
