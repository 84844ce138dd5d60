package debwright.index;

import debwright.elf.Abi;
import debwright.elf.ElfClass;
import java.nio.ByteOrder;

/** The text form of an ABI in an index: {@code 64:LE:62:0} for x86-64. */
public final class AbiText {
  private AbiText() {}

  public static String of(Abi abi) {
    String order = abi.byteOrder() == ByteOrder.LITTLE_ENDIAN ? "LE" : "BE";
    int bits = abi.elfClass() == ElfClass.ELF64 ? 64 : 32;
    return bits + ":" + order + ":" + abi.machine() + ":" + abi.flags();
  }
}
