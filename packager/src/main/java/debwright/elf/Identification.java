package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first sixteen bytes of an ELF file, e_ident (gABI, "ELF Identification").
 *
 * <pre>
 * 0 magic 7f 45 4c 46 | 4 class | 5 data | 6 version | 7 OS ABI | 8 ABI version | 9 padding
 * </pre>
 *
 * @param osAbi EI_OSABI, 0 to 255
 * @param abiVersion EI_ABIVERSION, 0 to 255
 */
public record Identification(ElfClass elfClass, ByteOrder byteOrder, int osAbi, int abiVersion) {
  static final int SIZE = 16;
  private static final int MAGIC = 0x7f454c46;
  private static final int EV_CURRENT = 1;

  static boolean isElf(byte[] start) {
    return start.length >= 4 && ByteBuffer.wrap(start).getInt() == MAGIC;
  }

  static Identification read(ByteSource source) throws IOException, ElfException {
    if (source.size() < 4 || source.read(0, 4).getInt() != MAGIC) {
      throw fault(ElfException.Fault.NOT_ELF, "magic", 0, "7f 45 4c 46", start(source));
    }
    if (source.size() < SIZE) {
      throw ElfException.corrupt("e_ident", 0, SIZE + " bytes", "a file of " + source.size());
    }
    return decode(source.read(0, SIZE));
  }

  private static Identification decode(ByteBuffer ident) throws ElfException {
    int version = ident.get(6);
    if (version != EV_CURRENT) {
      throw fault(ElfException.Fault.UNSUPPORTED, "EI_VERSION", 6, "1", "" + version);
    }
    return new Identification(
        elfClass(ident.get(4)), byteOrder(ident.get(5)), ident.get(7) & 0xff, ident.get(8) & 0xff);
  }

  private static ElfClass elfClass(int code) throws ElfException {
    return switch (code) {
      case 1 -> ElfClass.ELF32;
      case 2 -> ElfClass.ELF64;
      default -> throw fault(ElfException.Fault.UNSUPPORTED, "EI_CLASS", 4, "1 or 2", "" + code);
    };
  }

  private static ByteOrder byteOrder(int code) throws ElfException {
    return switch (code) {
      case 1 -> ByteOrder.LITTLE_ENDIAN;
      case 2 -> ByteOrder.BIG_ENDIAN;
      default -> throw fault(ElfException.Fault.UNSUPPORTED, "EI_DATA", 5, "1 or 2", "" + code);
    };
  }

  private static ElfException fault(
      ElfException.Fault fault, String what, long offset, String expected, String found) {
    return new ElfException(fault, what, offset, expected, found);
  }

  private static String start(ByteSource source) throws IOException {
    if (source.size() < 4) {
      return "a file of %d bytes".formatted(source.size());
    }
    return "%08x".formatted(source.read(0, 4).getInt());
  }
}
