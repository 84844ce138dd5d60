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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of packages that ship one path, the one that has its files where the app has its own. */
class BuiltTogetherTest {
  private static final String LINK = "/usr/lib/x86_64-linux-gnu/libunwind.so.1";

  @TempDir private Path folder = Path.of("");

  private String depends(Mode mode, String path)
      throws IOException, IndexException, ArchiveException {
    SmallWorld world =
        new SmallWorld()
            .linked("libunwind-13", LINK, "/usr/lib/llvm-13/lib", "libunwind 1 libunwind-13\n")
            .linked("libunwind-19", LINK, "/usr/lib/llvm-19/lib", "libunwind 1 libunwind-19\n");
    Path tree = folder.resolve("tree");
    Path object = tree.resolve(path);
    Files.createDirectories(object.getParent());
    Files.write(object, new TinyElf().needed("libunwind.so.1").bytes());
    Rules rules = new Rules(mode, Strategy.SYMBOLS, DpkgRules.V1_21, List.of());
    Packager.Request request = new Packager.Request(world.index(folder), Architecture.AMD64, rules);
    try (AppTree app = AppTree.open(tree, Limits.DEFAULT)) {
      return Packager.of("app", List.of(app)).plan(List.of(request)).releases().get(0).depends();
    }
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
    assertThat(depends(mode, path)).isEqualTo(depends);
  }
}
