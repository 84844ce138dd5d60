package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import debwright.debian.Tools;
import debwright.resolve.RealLoader.Answer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libtree does not try, compiled here: ld.so and ours must say the same. */
final class RealSearchTest {
  private static final String COMPILE =
      """
      set -e
      mkdir -p '%1$s' && cd '%1$s'
      mkdir -p bin lib/x86_64-linux-gnu lib/glibc-hwcaps/x86-64-v2
      echo 'int f(void) { return 0; }' >f.c
      echo 'int f(void); int main(void) { return f(); }' >main.c
      gcc -shared -fPIC -Wl,-soname,libf.so f.c -o lib/x86_64-linux-gnu/libf.so
      cp lib/x86_64-linux-gnu/libf.so lib/glibc-hwcaps/x86-64-v2/libf.so
      gcc -shared -fPIC -Wl,-soname,'$ORIGIN/../lib/libp.so' f.c -o lib/libp.so
      program() { gcc main.c "$2" -o "bin/$1" "-Wl,--enable-new-dtags,-rpath,$3"; }
      f=lib/x86_64-linux-gnu/libf.so
      program lib $f '$ORIGIN/../$LIB'
      program braces $f '/none:${ORIGIN}/../${LIB}'
      program longer $f '$ORIGIN/../$LIBRARY:$ORIGINAL/../lib/x86_64-linux-gnu'
      program unknown $f '$ORIGIN/../$NAME:/$NAME'
      program path lib/libp.so '$ORIGIN'
      program processor $f '$ORIGIN/../lib'
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void wordsPathsAndProcessorsAreTakenAsTheLoaderTakesThem() throws Exception {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "no x86-64 machine");
    Tools.need("gcc");
    Path work = folder.toRealPath().resolve("work");
    Tools.sh(COMPILE.formatted(work));
    RealLoader loader = new RealLoader(folder.toRealPath().resolve("root"));
    loader.take(work);
    agree(loader, work, "lib", true);
    agree(loader, work, "braces", true);
    agree(loader, work, "longer", false);
    agree(loader, work, "unknown", false);
    agree(loader, work, "path", true);
    agree(loader, work, "processor", false);
  }

  private static void agree(RealLoader loader, Path work, String program, boolean found)
      throws Exception {
    Answer ours = loader.ours(work.resolve("bin").resolve(program), "");
    Answer real = RealLoader.real(work.resolve("bin").resolve(program), "");
    assertThat(ours.complete()).as(program).isEqualTo(found).isEqualTo(real.complete());
    assertThat(libf(ours)).isEqualTo(libf(real));
  }

  private static Set<String> libf(Answer answer) {
    return answer.libraries().getOrDefault("libf.so", Set.of());
  }
}
