package debwright.elf;

/** An operating system together with the C library that programs for it are linked with. */
public enum TargetSystem {
  /** Linux with the GNU C library, what Debian and Ubuntu are. */
  LINUX_GNU("linux-gnu", true),
  /** Linux, and nothing says which C library: a static program, or a library that needs none. */
  LINUX("linux", true),
  LINUX_MUSL("linux-musl", true),
  LINUX_UCLIBC("linux-uclibc", true),
  ANDROID("android", true),
  HURD("hurd-gnu", false),
  KFREEBSD("kfreebsd-gnu", false),
  FREEBSD("freebsd", false),
  NETBSD("netbsd", false),
  OPENBSD("openbsd", false),
  DRAGONFLY("dragonfly", false),
  SOLARIS("solaris", false),
  /** An EI_OSABI that is none of these. */
  OTHER("another-system", false);

  private final String code;
  private final boolean linux;

  TargetSystem(String code, boolean linux) {
    this.code = code;
    this.linux = linux;
  }

  /** The stable text form, such as {@code linux-gnu}. */
  public String code() {
    return code;
  }

  /** Whether its kernel is Linux. */
  public boolean linux() {
    return linux;
  }

  /** Whether the GNU C library's dynamic linker, or the kernel alone, can run it. */
  public boolean gnu() {
    return this == LINUX_GNU || this == LINUX;
  }

  @Override
  public String toString() {
    return code;
  }
}
