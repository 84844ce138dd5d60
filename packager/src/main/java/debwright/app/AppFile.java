package debwright.app;

import debwright.archive.AppEntry;
import debwright.elf.ElfFile;
import java.util.Optional;

/**
 * A file of an app with what it is.
 *
 * @param entry of the tree
 * @param nature by its first bytes
 * @param elf of an ELF file that could be read
 */
record AppFile(AppEntry entry, FileNature nature, Optional<ElfFile> elf) {
  private static final int ANY_EXECUTE = 0111;
  private static final int ET_EXEC = 2;
  private static final int ET_DYN = 3;
  private static final long DF_1_PIE = 0x08000000L;

  String path() {
    return entry.path();
  }

  String name() {
    return Papers.fileName(entry.path());
  }

  boolean is(FileNature.Kind kind) {
    return nature.kind() == kind;
  }

  boolean marked() {
    return (entry.mode() & ANY_EXECUTE) != 0;
  }

  /** Whether it is named as a library, such as {@code libfoo.so.1}, or as a module of Node. */
  boolean namedAsLibrary() {
    return name().matches(".*\\.so(?:\\.[0-9.]+)?|.*\\.node");
  }

  /** Whether the kernel can start it: an ELF program, static ones included. */
  boolean program() {
    return elf.isPresent() && !namedAsLibrary() && startable(elf.get());
  }

  private static boolean startable(ElfFile elf) {
    if (elf.type() == ET_EXEC) {
      return true;
    }
    return elf.type() == ET_DYN && (elf.interpreter().isPresent() || staticPie(elf));
  }

  private static boolean staticPie(ElfFile elf) {
    return elf.dynamicSection().filter(section -> (section.flags1() & DF_1_PIE) != 0).isPresent();
  }
}
