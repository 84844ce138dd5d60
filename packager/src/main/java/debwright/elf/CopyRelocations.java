package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the symbols that a copy relocation fills, in DT_RELA and DT_REL.
 *
 * <pre>
 * Elf32_Rel[a] 0 offset | 4 info (symbol in 31..8, type in 7..0) | [8 addend]
 * Elf64_Rel[a] 0 offset | 8 info (symbol in 63..32, type in 31..0) | [16 addend]
 * </pre>
 */
final class CopyRelocations {
  private static final int EM_MIPS = 8;
  private static final int EM_SPARCV9 = 43;
  private static final int ENTRIES_A_READ = 16384;

  /** R_*_COPY by e_machine, from the processor supplements. */
  private static final Map<Integer, Integer> TYPES =
      Map.ofEntries(
          Map.entry(2, 19), // SPARC
          Map.entry(3, 5), // i386
          Map.entry(4, 19), // 68k
          Map.entry(EM_MIPS, 126),
          Map.entry(15, 128), // PA-RISC
          Map.entry(18, 19), // SPARC32PLUS
          Map.entry(20, 19), // PowerPC
          Map.entry(21, 19), // PowerPC64
          Map.entry(22, 9), // S/390
          Map.entry(40, 20), // Arm
          Map.entry(42, 162), // SuperH
          Map.entry(EM_SPARCV9, 19),
          Map.entry(50, 0x84), // IA-64
          Map.entry(62, 5), // x86-64
          Map.entry(92, 18), // OpenRISC
          Map.entry(113, 36), // Nios II
          Map.entry(183, 1024), // AArch64
          Map.entry(189, 21), // MicroBlaze
          Map.entry(195, 0x35), // ARCv2
          Map.entry(243, 4), // RISC-V
          Map.entry(252, 10), // C-SKY
          Map.entry(258, 4), // LoongArch
          Map.entry(0x9026, 24)); // Alpha

  private final Image image;
  private final DynamicSection dynamic;
  private final int symbols;
  private final boolean wide;
  private final int machine;
  private final BitSet copied = new BitSet();

  CopyRelocations(Image image, DynamicSection dynamic, int symbols) {
    this.image = image;
    this.dynamic = dynamic;
    this.symbols = symbols;
    this.wide = image.elfClass() == ElfClass.ELF64;
    this.machine = image.fileHeader().machine();
  }

  /** The indexes of the symbols; none on a machine whose copy relocation is unknown. */
  BitSet read() throws IOException, ElfException {
    if (TYPES.containsKey(machine)) {
      int entry = wide ? 16 : 8;
      int wideEntry = wide ? 24 : 12;
      read(DynamicTag.REL, DynamicTag.RELSZ, DynamicTag.RELCOUNT, entry);
      read(DynamicTag.RELA, DynamicTag.RELASZ, DynamicTag.RELACOUNT, wideEntry);
    }
    return copied;
  }

  private void read(DynamicTag table, DynamicTag size, DynamicTag relatives, int entrySize)
      throws IOException, ElfException {
    Optional<Long> address = dynamic.value(table);
    long count = Math.max(0, dynamic.value(size).orElse(0L)) / entrySize;
    if (address.isEmpty() || count == 0) {
      return;
    }
    // The relative ones, most of a big table, stand first and have no symbol.
    long first = dynamic.value(relatives).filter(n -> n >= 0 && n <= count).orElse(0L);
    for (long i = first; i < count; i += ENTRIES_A_READ) {
      long some = Math.min(ENTRIES_A_READ, count - i);
      scan(image.table("DT_" + table, address.get() + i * entrySize, some, entrySize), entrySize);
    }
  }

  private void scan(ByteBuffer entries, int entrySize) throws ElfException {
    int wanted = type();
    int lowAt = wide && entries.order() == ByteOrder.BIG_ENDIAN ? 12 : wide ? 8 : 4;
    int lowMask = wide && machine != EM_SPARCV9 ? -1 : 0xff;
    boolean plain = !wide || machine != EM_MIPS;
    for (int at = 0; at < entries.limit(); at += entrySize) {
      // Of thousands hardly one is such; most end here.
      if (plain && ((entries.getInt(at + lowAt) ^ wanted) & lowMask) != 0) {
        continue;
      }
      long info = wide ? wideInfo(entries, at) : narrowInfo(entries, at);
      if ((int) info == wanted) {
        mark(info >>> 32);
      }
    }
  }

  private int type() {
    boolean ilp32 = machine == 183 && !wide;
    return ilp32 ? 180 : TYPES.getOrDefault(machine, 0);
  }

  private static long narrowInfo(ByteBuffer entries, int at) {
    long info = entries.getInt(at + 4) & 0xffffffffL;
    return (info >>> 8) << 32 | (info & 0xff);
  }

  /** SPARC keeps data above the type; MIPS has a symbol word and then bytes, in any byte order. */
  private long wideInfo(ByteBuffer entries, int at) {
    long info = entries.getLong(at + 8);
    if (machine == EM_MIPS) {
      long symbol = entries.getInt(at + 8) & 0xffffffffL;
      return symbol << 32 | (entries.get(at + 15) & 0xff);
    }
    return machine == EM_SPARCV9 ? info & 0xffffffff000000ffL : info;
  }

  private void mark(long symbol) throws ElfException {
    if (symbol >= symbols) {
      throw ElfException.corrupt(
          "copy relocation", 0, "one of %d symbols".formatted(symbols), "symbol " + symbol);
    }
    copied.set((int) symbol);
  }
}
