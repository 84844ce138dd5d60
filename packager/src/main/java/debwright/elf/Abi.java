package debwright.elf;

import java.nio.ByteOrder;
import java.util.Map;

/**
 * What two objects must share to run in one process, as dpkg-shlibdeps compares it.
 *
 * @param machine e_machine, older numbers of the same machine replaced
 * @param flags e_flags, only the bits that tell ABIs of the machine apart
 */
public record Abi(ElfClass elfClass, ByteOrder byteOrder, int machine, int flags) {
  private static final Map<Integer, Integer> ALIASES =
      Map.ofEntries(
          Map.entry(11, 43), // SPARC64, old
          Map.entry(18, 2), // SPARC32PLUS
          Map.entry(41, 0x9026), // Alpha, old
          Map.entry(0x1057, 83), // AVR, old
          Map.entry(0x8472, 92), // OpenRISC, old
          Map.entry(0x9041, 88), // M32R, Cygnus
          Map.entry(0xa390, 22), // S/390, old
          Map.entry(0xabc7, 94), // Xtensa, old
          Map.entry(0xbaab, 189), // MicroBlaze, old
          Map.entry(0xbeef, 89), // MN10300, Cygnus
          Map.entry(0xdead, 90)); // MN10200, Cygnus

  /** On Arm none: dpkg ignores its float bits on purpose, since not all tools set them. */
  private static final Map<Integer, Integer> FLAGS =
      Map.of(
          8, 0xf000 | 0x20, // MIPS: ABI, ABI2
          21, 0x3, // PowerPC64: ABI
          50, 0x10, // IA-64: ABI64
          92, 0x1, // OpenRISC: no delay slot
          243, 0x6 | 0x8, // RISC-V: float ABI, RVE
          258, 0x7); // LoongArch: float ABI

  /** The ABI that an ELF header states. */
  public static Abi of(FileHeader header) {
    int machine = ALIASES.getOrDefault(header.machine(), header.machine());
    int flags = header.flags() & FLAGS.getOrDefault(machine, 0);
    Identification ident = header.ident();
    return new Abi(ident.elfClass(), ident.byteOrder(), machine, flags);
  }
}
