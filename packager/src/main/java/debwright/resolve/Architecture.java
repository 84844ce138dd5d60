package debwright.resolve;

import debwright.elf.Abi;
import debwright.index.AbiText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An architecture of the archives: its name there, its multiarch triplet, and what its objects look
 * like.
 */
public enum Architecture {
  AMD64("amd64", "x86_64-linux-gnu", "64:LE:62:0"),
  ARM64("arm64", "aarch64-linux-gnu", "64:LE:183:0") {
    @Override
    Optional<String> platform() {
      return Optional.of("aarch64");
    }
  },
  ARMHF("armhf", "arm-linux-gnueabihf", "32:LE:40:0"),
  I386("i386", "i386-linux-gnu", "32:LE:3:0"),
  PPC64EL("ppc64el", "powerpc64le-linux-gnu", "64:LE:21:2"),
  RISCV64("riscv64", "riscv64-linux-gnu", "64:LE:243:4"),
  S390X("s390x", "s390x-linux-gnu", "64:BE:22:0");

  private final String code;
  private final String triplet;
  private final String abi;

  Architecture(String code, String triplet, String abi) {
    this.code = code;
    this.triplet = triplet;
    this.abi = abi;
  }

  /** Debian's name. */
  public String code() {
    return code;
  }

  /** Its multiarch triplet, such as {@code x86_64-linux-gnu}. */
  public String triplet() {
    return triplet;
  }

  /** What {@code uname -m} says there. */
  String machine() {
    return switch (this) {
      case ARMHF -> "armv7l";
      case I386 -> "i686";
      default -> triplet.substring(0, triplet.indexOf('-')).replace("powerpc64le", "ppc64le");
    };
  }

  /** What its objects look like, as {@link AbiText} writes it. */
  public String abi() {
    return abi;
  }

  public static Optional<Architecture> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** The architecture of that multiarch triplet; {@code i686} is {@code i386} to compilers. */
  public static Optional<Architecture> ofTriplet(String triplet) {
    String usual = triplet.replaceFirst("^i[456]86-", "i386-");
    return Arrays.stream(values()).filter(each -> each.triplet.equals(usual)).findFirst();
  }

  /**
   * What {@code $PLATFORM} in a search path stands for (AT_PLATFORM, getauxval(3)); empty where it
   * is not the same on all processors: {@code x86_64}, {@code haswell} or {@code xeon_phi}, and so
   * for {@code power9} and {@code z14}; RISC-V has none.
   */
  Optional<String> platform() {
    return Optional.empty();
  }

  /** Every name, for a hint. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Architecture::code).toList();
  }

  /** The architecture that an object is for; empty where it is none of these. */
  public static Optional<Architecture> of(Abi abi) {
    String text = AbiText.of(abi);
    return Arrays.stream(values()).filter(each -> each.abi.equals(text)).findFirst();
  }

  /**
   * Those of them that ld.so itself knows and ld.so.conf does not name: what DF_1_NODEFLIB leaves
   * out.
   */
  List<String> builtInFolders() {
    return List.of("/usr/lib", "/usr/lib/" + triplet);
  }

  /**
   * Where libraries of the system are looked for, in dpkg-shlibdeps' order, {@code /lib} as {@code
   * /usr/lib}. {@code /usr/libx32} is in ld.so.conf where libc6-x32 is.
   */
  List<String> systemFolders() {
    return List.of(
        "/usr/lib",
        "/usr/local/lib",
        "/usr/local/lib/" + triplet,
        "/usr/lib/" + triplet,
        "/usr/lib32",
        "/usr/libx32",
        "/usr/lib64");
  }
}
