package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.TinyElf;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of packages that ship one path, the one that has its files where the app has its own. */
class BuiltTogetherTest {
  private static final String LINK = "/usr/lib/x86_64-linux-gnu/libunwind.so.1";

  @TempDir private Path folder = Path.of("");

  private String depends(Mode mode, SmallWorld world)
      throws IOException, IndexException, ArchiveException {
    Rules rules = new Rules(mode, Strategy.SYMBOLS, DpkgRules.V1_21, List.of());
    Packager.Request request = new Packager.Request(world.index(folder), Architecture.AMD64, rules);
    try (AppTree app = AppTree.open(folder.resolve("tree"), Limits.DEFAULT)) {
      return Packager.of("app", List.of(app)).plan(List.of(request)).releases().get(0).depends();
    }
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve("tree").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT, usr/lib/llvm-19/lib/libx.so.1, libunwind-19",
    "EXACT, usr/lib/llvm-13/lib/libx.so.1, libunwind-13",
    "EXACT, usr/lib/x86_64-linux-gnu/libx.so.1, libunwind-13",
    "LOADER, usr/lib/llvm-19/lib/libx.so.1, libunwind-19",
  })
  void takesWhatWasBuiltWithIt(Mode mode, String path, String depends)
      throws IOException, IndexException, ArchiveException {
    SmallWorld world =
        new SmallWorld()
            .linked("libunwind-13", LINK, "/usr/lib/llvm-13/lib", "libunwind 1 libunwind-13\n")
            .linked("libunwind-19", LINK, "/usr/lib/llvm-19/lib", "libunwind 1 libunwind-19\n");
    write(path, new TinyElf().needed("libunwind.so.1").bytes());
    assertThat(depends(mode, world)).isEqualTo(depends);
  }

  private static SmallWorld twoOfOnePath(String first, String second) {
    String path = "/usr/lib/x86_64-linux-gnu/libjit.so.1";
    return new SmallWorld()
        .add("libjit1", path, "libjit.so.1 libjit1 #MINVER#\n f@Base 1\n" + first, "")
        .add("libjit2-1", path, "libjit.so.1 libjit2-1 #MINVER#\n f@Base 1\n" + second, "");
  }

  @Test
  void takesThePackageThatHasTheSymbolsItUses()
      throws IOException, IndexException, ArchiveException {
    TinyElf object = new TinyElf().needed("libjit.so.1").uses("f", "");
    write("usr/lib/x.so", object.bytes());
    assertThat(depends(Mode.EXACT, twoOfOnePath("", " g@Base 2\n"))).isEqualTo("libjit1 (>= 1)");
    write("usr/lib/x.so", object.uses("g", "").bytes());
    assertThat(depends(Mode.EXACT, twoOfOnePath("", " g@Base 2\n"))).isEqualTo("libjit2-1 (>= 2)");
    assertThat(depends(Mode.LOADER, twoOfOnePath("", " g@Base 2\n"))).isEqualTo("libjit2-1 (>= 2)");
    assertThat(depends(Mode.EXACT, twoOfOnePath(" g@Base 3\n", " g@Base 2\n")))
        .isEqualTo("libjit1 (>= 3)");
  }

  @Test
  void whatLiesBesideTheAppComesBeforeSymbols() {
    Candidate candidate =
        new Candidate(
            LINK,
            false,
            List.of("one", "two", "three"),
            List.of("/usr/lib/1", "/usr/lib/2", "/usr/lib/3"),
            Optional.empty());
    assertThat(candidate.preferring("three").preferring(Set.of("/usr/lib/2")).packages())
        .containsExactly("two", "three", "one");
    assertThat(candidate.preferring(Set.of("/usr/lib/3", "/usr/lib/2")).packages())
        .containsExactly("two", "three", "one");
    assertThat(candidate.preferring("four")).isEqualTo(candidate);
  }

  @Test
  void anAppIsThePackageWhosePapersItHas() throws IOException, IndexException, ArchiveException {
    String path = "/usr/libexec/app/libown.so.1";
    SmallWorld world =
        new SmallWorld()
            .add("app", path, "", "libown 1 app\n")
            .add("app-ldap", path, "", "libown 1 app-ldap\n");
    write(path.substring(1), new TinyElf().soname("libown.so.1").bytes());
    write(
        "usr/bin/app.so", new TinyElf().needed("libown.so.1").runpath("/usr/libexec/app").bytes());
    assertThat(depends(Mode.EXACT, world)).isEqualTo("app");
    write("usr/share/doc/app-ldap/copyright", new byte[0]);
    assertThat(depends(Mode.EXACT, world)).isEqualTo("app-ldap");
  }
}
