package debwright.elf;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The tables of a dynamic section as bounds of each other. */
final class Neighbours {
  private static final Set<DynamicTag> ADDRESSES =
      EnumSet.of(
          DynamicTag.HASH,
          DynamicTag.STRTAB,
          DynamicTag.SYMTAB,
          DynamicTag.RELA,
          DynamicTag.INIT,
          DynamicTag.FINI,
          DynamicTag.REL,
          DynamicTag.JMPREL,
          DynamicTag.INIT_ARRAY,
          DynamicTag.FINI_ARRAY,
          DynamicTag.PREINIT_ARRAY,
          DynamicTag.RELR,
          DynamicTag.GNU_HASH,
          DynamicTag.VERSYM,
          DynamicTag.VERDEF,
          DynamicTag.VERNEED);

  private final Image image;
  private final DynamicSection dynamic;

  Neighbours(Image image, DynamicSection dynamic) {
    this.image = image;
    this.dynamic = dynamic;
  }

  /** The most symbols that fit before the next table, and of which each has a version entry. */
  long mostSymbols(long symbols) throws ElfException {
    long most = room("DT_SYMTAB", symbols) / image.elfClass().symbolSize();
    Optional<Long> versions = dynamic.value(DynamicTag.VERSYM);
    return versions.isPresent() ? Math.min(most, room("DT_VERSYM", versions.get()) / 2) : most;
  }

  private long room(String what, long address) throws ElfException {
    long room = image.available(what, address);
    for (DynamicTag tag : ADDRESSES) {
      long next = dynamic.value(tag).orElse(address);
      if (Long.compareUnsigned(next, address) > 0 && next - address > 0) {
        room = Math.min(room, next - address);
      }
    }
    return room;
  }
}
