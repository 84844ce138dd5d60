package debwright.elf;

import java.nio.ByteOrder;
import java.util.Map;

/**
 * What an object was built for, as far as the object says.
 *
 * @param system what it runs on
 * @param machine Debian's name of the processor architecture, such as {@code arm64}; {@code
 *     machine-N} for an e_machine that Debian has no name for
 */
public record Platform(TargetSystem system, String machine) {
  private static final int EM_386 = 3;
  private static final int EM_ARM = 40;
  private static final int EM_X86_64 = 62;
  private static final int EM_AARCH64 = 183;
  private static final int EF_ARM_ABI_FLOAT_SOFT = 0x200;

  /** By e_machine: the name for big-endian and for little-endian objects. */
  private static final Map<Integer, Map.Entry<String, String>> NAMES =
      Map.ofEntries(
          Map.entry(2, Map.entry("sparc", "sparc")),
          Map.entry(4, Map.entry("m68k", "m68k")),
          Map.entry(8, Map.entry("mips", "mipsel")),
          Map.entry(15, Map.entry("hppa", "hppa")),
          Map.entry(20, Map.entry("powerpc", "powerpcel")),
          Map.entry(21, Map.entry("ppc64", "ppc64el")),
          Map.entry(22, Map.entry("s390x", "s390x")),
          Map.entry(42, Map.entry("sh4eb", "sh4")),
          Map.entry(43, Map.entry("sparc64", "sparc64")),
          Map.entry(50, Map.entry("ia64", "ia64")),
          Map.entry(EM_AARCH64, Map.entry("arm64be", "arm64")),
          Map.entry(243, Map.entry("riscv64be", "riscv64")),
          Map.entry(258, Map.entry("loong64", "loong64")),
          Map.entry(0x9026, Map.entry("alpha", "alpha")));

  /** What a file says of itself. */
  public static Platform of(ElfFile file) {
    return new Platform(TargetSystems.of(file), machine(file));
  }

  private static String machine(ElfFile file) {
    Abi abi = file.abi();
    boolean wide = abi.elfClass() == ElfClass.ELF64;
    boolean big = abi.byteOrder() == ByteOrder.BIG_ENDIAN;
    return switch (abi.machine()) {
      case EM_386 -> "i386";
      case EM_X86_64 -> wide ? "amd64" : "x32";
      case EM_ARM -> arm(file, big);
      case 8 -> (wide ? "mips64" : "mips") + (big ? "" : "el");
      default -> named(abi.machine(), wide, big);
    };
  }

  // A float ABI is stated by programs and newer libraries; most that state none are for armhf.
  private static String arm(ElfFile file, boolean big) {
    boolean soft =
        (file.flags() & EF_ARM_ABI_FLOAT_SOFT) != 0
            || file.interpreter().filter(path -> path.endsWith("/ld-linux.so.3")).isPresent();
    return big ? "armeb" : soft ? "armel" : "armhf";
  }

  private static String named(int machine, boolean wide, boolean big) {
    Map.Entry<String, String> names = NAMES.get(machine);
    if (names == null) {
      return "machine-" + machine;
    }
    String name = big ? names.getKey() : names.getValue();
    return machine == 243 && !wide ? "riscv32" : machine == 22 && !wide ? "s390" : name;
  }

  /** Such as {@code linux-musl amd64}. */
  @Override
  public String toString() {
    return system + " " + machine;
  }
}
