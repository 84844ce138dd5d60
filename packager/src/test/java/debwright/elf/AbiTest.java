package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbiTest {
  @ParameterizedTest
  @CsvSource({
    "S/390 in its old number, 22, 0, 0xa390, 0, true",
    "SPARC32PLUS and SPARC, 2, 0, 18, 0x100, true",
    "Alpha in both numbers, 41, 0, 0x9026, 0, true",
    "Arm soft and hard float, 40, 0x5000200, 40, 0x5000400, true",
    "RISC-V soft and double float, 243, 0x1, 243, 0x5, false",
    "RISC-V with and without compressed code, 243, 0x5, 243, 0x4, true",
    "MIPS o32 and n32, 8, 0x1000, 8, 0x20, false",
    "PowerPC64 in its two ABIs, 21, 1, 21, 2, false",
    "LoongArch single and double float, 258, 0x42, 258, 0x43, false",
    "IA-64 with and without ABI64, 50, 0x10, 50, 0, false",
    "x86-64 and i386, 62, 0, 3, 0, false"
  })
  void tellsWhetherTwoObjectsFit(
      String pair, String machine, String flags, String otherMachine, String other, boolean fit) {
    assertThat(abi(machine, flags).equals(abi(otherMachine, other))).as(pair).isEqualTo(fit);
  }

  private static Abi abi(String machine, String flags) {
    Identification ident = new Identification(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN, 0, 0);
    HeaderTable none = new HeaderTable(0, 0, 0);
    int number = Integer.decode(machine);
    return Abi.of(new FileHeader(ident, 3, number, Integer.decode(flags), 0, none, none, 0));
  }
}
