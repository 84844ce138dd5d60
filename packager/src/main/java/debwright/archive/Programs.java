package debwright.archive;

import debwright.elf.ByteSource;
import debwright.elf.DynamicSection;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.ElfHeaders;
import debwright.elf.Segment;
import java.io.IOException;
import java.util.Optional;

/** Tells ELF programs from libraries, where no execute bit does. */
final class Programs {
  private static final int ET_EXEC = 2;
  private static final int ET_DYN = 3;
  private static final long DF_1_PIE = 0x08000000L;

  private Programs() {}

  /**
   * Whether an ELF file is one that is started: ET_EXEC, or with PT_INTERP, or marked as a static
   * position-independent program. A damaged one is none.
   */
  static boolean isProgram(ByteSource elf) throws IOException {
    try {
      ElfHeaders headers = ElfHeaders.read(elf);
      int type = headers.fileHeader().type();
      return type == ET_EXEC
          || (type == ET_DYN && (!headers.segments(Segment.PT_INTERP).isEmpty() || isPie(elf)));
    } catch (ElfException damaged) {
      return false;
    }
  }

  /**
   * Whether a file is one to start: a script, or an ELF file that is a program.
   *
   * @param content of an ELF file
   */
  static boolean runs(byte[] head, Optional<ByteSource> content) throws IOException {
    if (Signature.elf(head)) {
      return content.isPresent() && isProgram(content.get());
    }
    return head.length > 1 && head[0] == '#' && head[1] == '!';
  }

  private static boolean isPie(ByteSource elf) throws IOException, ElfException {
    return ElfFile.read(elf)
        .dynamicSection()
        .map(DynamicSection::flags1)
        .filter(flags -> (flags & DF_1_PIE) != 0)
        .isPresent();
  }
}
