package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class PlatformTest {
  private static String platform(TinyElf elf) throws IOException, ElfException {
    return read(elf.bytes()).platform().toString();
  }

  private static ElfFile read(byte[] bytes) throws IOException, ElfException {
    return ElfFile.read(new ArraySource(bytes));
  }

  @Test
  void tellsCLibrariesOfLinuxApart() throws Exception {
    assertThat(platform(new TinyElf().needed("libc.so.6"))).isEqualTo("linux-gnu amd64");
    assertThat(platform(new TinyElf().needed("libc.musl-x86_64.so.1")))
        .isEqualTo("linux-musl amd64");
    assertThat(platform(new TinyElf().needed("libgcc_s.so.1").needed("libc.so")))
        .isEqualTo("linux-musl amd64");
    assertThat(platform(new TinyElf().needed("libc.so.0"))).isEqualTo("linux-uclibc amd64");
    assertThat(platform(new TinyElf().fixed())).isEqualTo("linux amd64");
    assertThat(platform(new TinyElf().needed("libjawt.so"))).isEqualTo("linux amd64");
  }

  @Test
  void theInterpreterTellsWhatLibrariesLeaveOpen() throws Exception {
    assertThat(platform(new TinyElf().interpreter("/lib/ld-musl-x86_64.so.1")))
        .isEqualTo("linux-musl amd64");
    assertThat(platform(new TinyElf().interpreter("/lib64/ld-linux-x86-64.so.2")))
        .isEqualTo("linux-gnu amd64");
    assertThat(platform(new TinyElf().interpreter("/system/bin/linker64").machine(183)))
        .isEqualTo("android arm64");
    assertThat(platform(new TinyElf().interpreter("/libexec/ld-elf.so.1")))
        .isEqualTo("freebsd amd64");
    assertThat(platform(new TinyElf().interpreter("/usr/libexec/ld.elf_so")))
        .isEqualTo("netbsd amd64");
    assertThat(platform(new TinyElf().interpreter("/usr/libexec/ld.so")))
        .isEqualTo("openbsd amd64");
    assertThat(platform(new TinyElf().interpreter("/lib/amd64/ld.so.1")))
        .isEqualTo("solaris amd64");
  }

  @Test
  void plainLibrariesBesidesTheCLibraryAreAndroids() throws Exception {
    assertThat(platform(new TinyElf().needed("liblog.so").needed("libc.so").machine(183)))
        .isEqualTo("android arm64");
    assertThat(platform(new TinyElf().needed("libc.so").needed("libm.so").needed("libdl.so")))
        .isEqualTo("android amd64");
    assertThat(platform(new TinyElf().needed("libc.so").uses("malloc", "LIBC")))
        .isEqualTo("android amd64");
  }

  @Test
  void theHeaderNamesOtherSystems() throws Exception {
    assertThat(platform(new TinyElf().fixed().osAbi(9))).isEqualTo("freebsd amd64");
    assertThat(platform(new TinyElf().fixed().osAbi(12))).isEqualTo("openbsd amd64");
    assertThat(platform(new TinyElf().fixed().osAbi(6).machine(43))).startsWith("solaris ");
    assertThat(platform(new TinyElf().fixed().osAbi(17))).isEqualTo("another-system amd64");
    assertThat(platform(new TinyElf().needed("libc.so.6").osAbi(3))).isEqualTo("linux-gnu amd64");
  }

  @Test
  void machinesWithoutAnArchiveHaveNamesToo() throws Exception {
    assertThat(platform(new TinyElf().fixed().machine(258))).isEqualTo("linux loong64");
    assertThat(platform(new TinyElf().fixed().machine(247))).isEqualTo("linux machine-247");
  }

  @Test
  void programsAreToldFromLibrariesAndBothFromWhatNothingLoads() throws Exception {
    ElfFile program = read(new TinyElf().interpreter("/lib64/ld-linux-x86-64.so.2").bytes());
    assertThat(program.isProgram()).isTrue();
    assertThat(program.isLoadable()).isTrue();
    ElfFile library = read(new TinyElf().needed("libc.so.6").bytes());
    assertThat(library.isProgram()).isFalse();
    assertThat(library.isLoadable()).isTrue();
    assertThat(read(new TinyElf().fixed().type(2).bytes()).isProgram()).isTrue();
    assertThat(read(new TinyElf().fixed().type(1).bytes()).isLoadable()).isFalse();
    assertThat(read(new TinyElf().fixed().type(4).bytes()).isLoadable()).isFalse();
  }
}
