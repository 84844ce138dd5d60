package debwright.distil;

import debwright.elf.ByteSource;
import debwright.elf.DynamicSymbol;
import debwright.elf.DynamicTag;
import debwright.elf.ElfClass;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.ElfHeaders;
import debwright.elf.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Takes out of an object of x86-64 or AArch64 what no answer depends on, zeros instead: where its
 * symbols lie and how large they are, names of symbols that it defines and nobody asks for, and
 * relocations other than copies. All counts and sizes stay. Objects of other kinds, and those whose
 * section headers and dynamic section disagree, stay as they are.
 *
 * <pre>
 * Elf64_Sym   0 name | 4 info | 5 other | 6 section index | 8 value | 16 size
 * Elf64_Rela  0 offset | 8 info (symbol in 63..32, type in 31..0) | 16 addend
 * </pre>
 */
final class LeanObject {
  /** R_X86_64_COPY and R_AARCH64_COPY, by EM_X86_64 and EM_AARCH64. */
  private static final Map<Integer, Integer> COPY = Map.of(62, 5, 183, 1024);

  private static final int ENTRY = 24;
  private static final int VALUE = 8;

  private final ByteSource source;
  private final int copy;
  private final Predicate<String> asked;
  private final ByteBuffer symbols;
  private final ByteBuffer strings;
  private final int symbolsAt;
  private final int stringsAt;
  private final BitSet blank = new BitSet();
  private final BitSet copied = new BitSet();

  private LeanObject(
      ByteSource source, int machine, Section table, Section names, Predicate<String> asked)
      throws IOException {
    this.source = source;
    this.copy = COPY.getOrDefault(machine, -1);
    this.asked = asked;
    this.symbols = read(table);
    this.strings = read(names);
    this.symbolsAt = (int) table.offset();
    this.stringsAt = (int) names.offset();
  }

  /**
   * The bytes of an object without that.
   *
   * @param asked which names of defined symbols stay
   */
  static ByteSource of(ByteSource elf, Predicate<String> asked) throws IOException {
    try {
      ElfFile file = ElfFile.read(elf);
      Optional<Section> table = table(file.headers(), elf.size());
      Optional<Section> names = table.flatMap(symbols -> linked(file.headers(), symbols));
      if (COPY.containsKey(file.machine()) && names.isPresent() && agrees(file, table.get())) {
        Predicate<String> kept = asked.or(file.versionDefinitions()::contains);
        ByteSource lean =
            new LeanObject(elf, file.machine(), table.get(), names.get(), kept)
                .without(file.headers());
        return saysTheSame(ElfFile.read(lean), file) ? lean : elf;
      }
      return elf;
    } catch (ElfException corrupt) {
      return elf;
    }
  }

  /** Linkers let strings share their ends: a name that was taken out may have been another's. */
  private static boolean saysTheSame(ElfFile lean, ElfFile file) {
    return lean.dynamicSection().equals(file.dynamicSection())
        && lean.interpreter().equals(file.interpreter())
        && lean.versionNeeds().equals(file.versionNeeds())
        && lean.versionDefinitions().equals(file.versionDefinitions())
        && used(lean).equals(used(file))
        && lean.symbols().size() == file.symbols().size();
  }

  private static List<DynamicSymbol> used(ElfFile file) {
    return file.symbols().stream().filter(symbol -> !symbol.defined() || symbol.copied()).toList();
  }

  private static Optional<Section> table(ElfHeaders headers, long size) {
    boolean wide = headers.fileHeader().ident().elfClass() == ElfClass.ELF64;
    return headers.sections().stream()
        .filter(section -> wide && size <= Integer.MAX_VALUE)
        .filter(section -> section.type() == Section.SHT_DYNSYM)
        .findFirst();
  }

  private static Optional<Section> linked(ElfHeaders headers, Section table) {
    return table.link() < headers.sections().size()
        ? Optional.of(headers.sections().get((int) table.link()))
        : Optional.empty();
  }

  private static boolean agrees(ElfFile file, Section table) {
    OptionalLong found =
        file.dynamicSection()
            .flatMap(dynamic -> dynamic.value(DynamicTag.SYMTAB))
            .map(file.headers()::offset)
            .orElse(OptionalLong.empty());
    return found.isPresent() && found.getAsLong() == table.offset();
  }

  private ByteBuffer read(Section section) throws IOException {
    return source.read(section.offset(), (int) section.size()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteSource without(ElfHeaders headers) throws IOException {
    for (Section section : headers.sections()) {
      if (section.type() == Section.SHT_RELA && section.allocated()) {
        relocations(section);
      }
    }
    BitSet kept = new BitSet();
    for (int at = 0; at + ENTRY <= symbols.limit(); at += ENTRY) {
      symbol(at, kept);
    }
    blank.andNot(kept);
    return new BlankedSource(source, blank);
  }

  private void relocations(Section section) throws IOException {
    ByteBuffer entries = read(section);
    for (int at = 0; at + ENTRY <= entries.limit(); at += ENTRY) {
      if (entries.getInt(at + 8) == copy) {
        copied.set(entries.getInt(at + 12));
      } else {
        int from = (int) section.offset() + at;
        blank.set(from, from + ENTRY);
      }
    }
  }

  private void symbol(int at, BitSet kept) {
    blank.set(symbolsAt + at + VALUE, symbolsAt + at + ENTRY);
    int name = symbols.getInt(at);
    int end = end(name);
    boolean defined = symbols.getShort(at + 6) != 0 && !copied.get(at / ENTRY);
    if (defined && !asked.test(text(name, end))) {
      blank.set(symbolsAt + at, symbolsAt + at + 4);
      blank.set(stringsAt + name, stringsAt + end);
    } else {
      kept.set(stringsAt + name, stringsAt + end);
    }
  }

  private int end(int name) {
    int end = name;
    while (end < strings.limit() && strings.get(end) != 0) {
      end++;
    }
    return end;
  }

  private String text(int from, int to) {
    byte[] bytes = new byte[to - from];
    strings.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
