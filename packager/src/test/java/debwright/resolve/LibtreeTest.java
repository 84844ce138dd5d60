package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import debwright.debian.DebianSource;
import debwright.debian.Tools;
import debwright.resolve.RealLoader.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The loader's tests of libtree: what it compiles and checks by its Makefiles, ours and the
 * machine's dynamic linker must say as well.
 */
final class LibtreeTest {
  private static final DebianSource LIBTREE =
      new DebianSource(
          "libtree",
          "3.1.1-2",
          "bookworm",
          "libtree_3.1.1.orig.tar.gz",
          "6148436f54296945d22420254dd78e1829d60124bb2f5b9881320a6550f73f5c",
          "libtree-3.1.1");

  /** Such as {@code ! LD_LIBRARY_PATH=$(CURDIR)/a ../../libtree -p exe # comment}. */
  private static final Pattern CHECK =
      Pattern.compile(
          "\\t(! )?(?:LD_LIBRARY_PATH=(\\S+) )?\\.\\./\\.\\./libtree (?:-\\w+ )*(\\S+)\\s*(?:#.*)?");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01_origin",
        "02_rpath_of_parents_parent",
        "03_direct_and_absolute_rpath",
        "04_rpath_over_env_over_runpath",
        "05_32_bits",
        "06_symbol_versions",
        "07_origin_is_relative_to_symlink_location_not_realpath",
        "08_nodeflib",
        "10_rpath_order"
      })
  void saysWhatLibtreeExpectsAndTheLoaderDoes(String test) throws Exception {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "no x86-64 machine");
    Tools.need("gcc");
    Tools.need("make");
    Path work = folder.toRealPath().resolve(test);
    Tools.sh("cp -r '%s' '%s'".formatted(LIBTREE.tree().resolve("tests/" + test), work));
    List<Check> checks = checks(work.resolve("Makefile"));
    Tools.sh("make -s -k -C '%s' %s 2>&1 || true".formatted(work, targets(checks)));
    RealLoader loader = new RealLoader(folder.toRealPath().resolve("root"));
    loader.take(work);
    List<Check> made = checks.stream().filter(each -> each.isMade(work)).toList();
    for (Check check : made) {
      agree(loader, check, work);
    }
    assertThat(made).as("checks of %s", test).hasSizeGreaterThanOrEqualTo(1);
  }

  private static String targets(List<Check> checks) {
    return String.join(" ", checks.stream().map(Check::file).distinct().toList());
  }

  private static void agree(RealLoader loader, Check check, Path work) throws Exception {
    Path object = work.resolve(check.file());
    String path = check.libraryPath().replace("$(CURDIR)", work.toString()).replace("\"", "");
    Answer ours = loader.ours(object, path);
    assertThat(ours.complete()).as("%s, as libtree expects", check).isEqualTo(check.found());
    Answer real = RealLoader.real(object, path);
    assertThat(real.libraries())
        .as("%s, as ld.so does", check)
        .containsAllEntriesOf(ours.libraries());
    assertThat(ours.unmet()).as("versions that %s misses", check).isEqualTo(real.unmet());
  }

  /** One line of a Makefile's target check. */
  private record Check(boolean found, String libraryPath, String file) {
    // One for 32 bits can't be compiled, nor judged, everywhere.
    boolean isMade(Path work) {
      return Files.exists(work.resolve(file)) && !file.contains("32");
    }
  }

  private static List<Check> checks(Path makefile) throws IOException {
    try (Stream<String> lines = Files.lines(makefile)) {
      List<Check> checks =
          lines.map(CHECK::matcher).filter(Matcher::matches).map(LibtreeTest::check).toList();
      assertThat(checks).as("checks in %s", makefile).isNotEmpty();
      return checks;
    }
  }

  private static Check check(Matcher line) {
    String path = line.group(2);
    return new Check(line.group(1) == null, path == null ? "" : path, line.group(3));
  }
}
