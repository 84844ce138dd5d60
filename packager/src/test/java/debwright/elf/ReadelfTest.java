package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadelfTest {
  private static final List<String> OF_THIS_MACHINE =
      List.of("/usr/bin/git", "/usr/bin/perl", "/usr/bin/bash", "/usr/bin/readelf", "/bin/ls");

  static Stream<Path> objectsOfThisMachine() throws IOException {
    Stream<Path> programs = OF_THIS_MACHINE.stream().map(Path::of);
    return Stream.concat(programs, libraries("/usr/lib/x86_64-linux-gnu").limit(25))
        .filter(Files::isRegularFile);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("objectsOfThisMachine")
  void agreesWithReadelfOnTheObjectsOfThisMachine(Path file) throws IOException, ElfException {
    agree(file);
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/aarch64-linux-gnu/lib, libc6-arm64-cross",
    "/usr/alpha-linux-gnu/lib, libc6.1-alpha-cross",
    "/usr/arm-linux-gnueabihf/lib, libc6-armhf-cross",
    "/usr/hppa-linux-gnu/lib, libc6-hppa-cross",
    "/usr/i686-linux-gnu/lib, libc6-i386-cross",
    "/usr/m68k-linux-gnu/lib, libc6-m68k-cross",
    "/usr/mips-linux-gnu/lib, libc6-mips-cross",
    "/usr/mips64el-linux-gnuabi64/lib, libc6-mips64el-cross",
    "/usr/powerpc-linux-gnu/lib, libc6-powerpc-cross",
    "/usr/powerpc64le-linux-gnu/lib, libc6-ppc64el-cross",
    "/usr/riscv64-linux-gnu/lib, libc6-riscv64-cross",
    "/usr/s390x-linux-gnu/lib, libc6-s390x-cross",
    "/usr/sh4-linux-gnu/lib, libc6-sh4-cross",
    "/usr/sparc64-linux-gnu/lib, libc6-sparc64-cross"
  })
  void agreesWithReadelfOnOtherArchitectures(String folder, String debianPackage)
      throws IOException, ElfException {
    Needs.file(folder, debianPackage);
    for (String name : List.of("libc.so.6", "libm.so.6", "ld.so.1", "libpthread.so.0")) {
      Path file = Path.of(folder, name);
      if (Files.isRegularFile(file)) {
        agree(file);
      }
    }
  }

  private static void agree(Path path) throws IOException, ElfException {
    Rendering ours = new Rendering(ElfFile.read(path));
    Readelf theirs = new Readelf(path);
    same(path + " -d", sorted(ours.dynamic()), sorted(theirs.dynamic()));
    same(path + " --dyn-syms", ours.symbols(), theirs.symbols());
    same(path + " -V", ours.versions(), theirs.versions());
    same(path + " -r", ours.copied(), theirs.copied());
    same(path + " -l", ours.interpreter(), theirs.interpreter());
    same(path + " -n", ours.abiTag(), theirs.abiTag());
  }

  /** Names the first line that differs: the lists have thousands. */
  private static void same(String what, List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      assertThat(ours.get(i)).as("%s, line %d", what, i).isEqualTo(theirs.get(i));
    }
    assertThat(ours.size()).as(what).isEqualTo(theirs.size());
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private static Stream<Path> libraries(String folder) throws IOException {
    Path path = Path.of(folder);
    if (!Files.isDirectory(path)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.toString().contains(".so.")).sorted().toList().stream();
    }
  }
}
