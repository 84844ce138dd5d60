package debwright.distil;

import debwright.elf.DynamicSection;
import debwright.elf.DynamicTag;
import debwright.elf.ElfClass;
import debwright.elf.ElfHeaders;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Where the relocation tables of a dynamic section are, section headers or not. */
final class Relocations {
  private final ElfHeaders headers;
  private final DynamicSection dynamic;

  Relocations(ElfHeaders headers, DynamicSection dynamic) {
    this.headers = headers;
    this.dynamic = dynamic;
  }

  /** The tables whose entries name symbols. */
  List<Extent> tables() {
    return Stream.of(
            table(DynamicTag.RELA, value(DynamicTag.RELASZ)),
            table(DynamicTag.REL, value(DynamicTag.RELSZ)),
            table(DynamicTag.JMPREL, value(DynamicTag.PLTRELSZ)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The relative entries, which stand first in their table. */
  List<Extent> relatives() {
    boolean wide = headers.fileHeader().ident().elfClass() == ElfClass.ELF64;
    return Stream.of(
            relatives(DynamicTag.RELA, DynamicTag.RELACOUNT, DynamicTag.RELASZ, wide ? 24 : 12),
            relatives(DynamicTag.REL, DynamicTag.RELCOUNT, DynamicTag.RELSZ, wide ? 16 : 8))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Extent> relatives(
      DynamicTag table, DynamicTag count, DynamicTag size, int entry) {
    long most = value(size) / entry;
    long relatives = value(count);
    return relatives <= most ? table(table, relatives * entry) : Optional.empty();
  }

  private Optional<Extent> table(DynamicTag table, long length) {
    OptionalLong offset = dynamic.value(table).map(headers::offset).orElse(OptionalLong.empty());
    return offset.isPresent() && length > 0 && length <= Long.MAX_VALUE - offset.getAsLong()
        ? Optional.of(new Extent(offset.getAsLong(), length))
        : Optional.empty();
  }

  private long value(DynamicTag tag) {
    return Math.max(0, dynamic.value(tag).orElse(0L));
  }
}
