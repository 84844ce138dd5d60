package debwright.app;

import debwright.script.Shebang;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the first bytes of a file say that it is.
 *
 * @param kind of file
 * @param interpreter of a script, such as {@code node}; else empty text
 */
record FileNature(Kind kind, String interpreter) {
  /** How many first bytes tell it. */
  static final int HEAD = 1024;

  /** Kinds that matter to a package. */
  enum Kind {
    ELF,
    SCRIPT,
    /** A program or library of macOS. */
    MACH_O,
    /** A program or library of Windows; not the assemblies of .NET, which run everywhere. */
    PE,
    TEXT,
    DATA
  }

  static FileNature of(byte[] head) {
    if (head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F') {
      return new FileNature(Kind.ELF, "");
    }
    if (Shebang.startsWith(head)) {
      return new FileNature(Kind.SCRIPT, Shebang.interpreter(head).orElse(""));
    }
    if (native32(head)) {
      return new FileNature(Kind.PE, "");
    }
    return new FileNature(machO(head) ? Kind.MACH_O : text(head) ? Kind.TEXT : Kind.DATA, "");
  }

  // 32 and 64 bits in both byte orders; a fat file has few architectures, a Java class a high
  // version at the same place.
  private static boolean machO(byte[] head) {
    if (head.length < 8) {
      return false;
    }
    int magic = ByteBuffer.wrap(head).getInt();
    boolean thin =
        magic == 0xfeedface || magic == 0xfeedfacf || magic == 0xcefaedfe || magic == 0xcffaedfe;
    int count = ByteBuffer.wrap(head, 4, 4).getInt();
    return thin || (magic == 0xcafebabe && count > 0 && count < 20);
  }

  /**
   * Whether it is Windows' own code (PE Format, Microsoft): a header at the offset that byte 60
   * tells, and no CLI header, the 15th data directory.
   */
  private static boolean native32(byte[] head) {
    if (head.length < 64 || head[0] != 'M' || head[1] != 'Z') {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.getInt(60);
    if (header < 0 || header > head.length - 26 || bytes.getInt(header) != 0x4550) {
      return false;
    }
    boolean wide = bytes.getShort(header + 24) == 0x20b;
    int cli = header + 24 + (wide ? 112 : 96) + 14 * 8;
    return cli > head.length - 4 || bytes.getInt(cli) == 0;
  }

  private static boolean text(byte[] head) {
    for (byte each : head) {
      if (each == 0) {
        return false;
      }
    }
    return true;
  }
}
