package debwright.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.policy.Pins.Pin;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFileTest {
  private static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";

  @TempDir private Path folder = Path.of("");

  private ArchiveIndex index() throws IOException, IndexException {
    return new SmallWorld()
        .add("libv1", SYSTEM + "libv.so.1", "", "libv 1 libv1\n")
        .add("libv1-fast", "/usr/lib/fast/libv.so.1", "", "")
        .alternative("blas", SYSTEM + "libblas.so.3", SYSTEM + "blas/libblas.so.3", 10, "x 1 y\n")
        .index(folder);
  }

  private Pins pins(String text) throws PolicyException, IOException, IndexException {
    return PolicyFile.parse("my.policy", text).on(index());
  }

  @Test
  void pinsLibrariesToPackages() throws Exception {
    Pins pins = pins("# ours\n\nlibv.so.1   libv1-fast # faster\n\tlibblas.so.3 blas debian:12\n");
    assertThat(pins.find("libv.so.1")).contains(new Pin("libv.so.1", "libv1-fast", "my.policy:3"));
    assertThat(pins.find("libblas.so.3").map(Pin::packageName)).contains("blas");
    assertThat(pins.find("libw.so.1")).isEmpty();
  }

  @Test
  void aLineForTheReleaseGoesBeforeOneForAllAndOneForAnotherIsPassedOver() throws Exception {
    String text = "libv.so.1 nonsense\nlibv.so.1 libv1 bookworm\nlibv.so.1 other noble\n";
    assertThat(pins(text).find("libv.so.1").map(Pin::place)).contains("my.policy:2");
  }

  @Test
  void tellsEveryLineThatIsNone() {
    assertThatThrownBy(
            () ->
                pins(
                    """
                    libv.so.1
                    libv1 libv.so.1
                    libv.so.1 Lib_V1
                    libv.so.1 libv1 bookwrm
                    libv.so.1 libv1
                    libv.so.1 libv1-fast
                    """))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            """
            my.policy:1: expected SONAME PACKAGE [RELEASE], found 'libv.so.1'
            my.policy:2: expected the library first, did you mean 'libv.so.1 libv1'?
            my.policy:3: expected the name of a package, found 'Lib_V1'
            my.policy:4: no release 'bookwrm', did you mean 'bookworm'?
            my.policy:6: libv.so.1 is there twice: line 5 takes it from libv1""");
  }

  @Test
  void aPackageThatDoesNotShipTheLibraryIsAnErrorWithThoseThatDo() {
    assertThatThrownBy(
            () -> pins("libv.so.1 libv1-fats\nlibblas.so.3 openblas\nlibblas.so.33 blas\n"))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            """
            my.policy:1: libv1-fats ships no libv.so.1 on debian:12 amd64, did you mean 'libv1-fast'?
            my.policy:2: openblas ships no libblas.so.3 on debian:12 amd64; known are blas
            my.policy:3: no package of debian:12 amd64 ships libblas.so.33, did you mean 'libblas.so.3'?""");
  }

  @Test
  void anEmptyFilePinsNothing() throws Exception {
    assertThat(pins("").isEmpty()).isTrue();
    assertThat(PolicyFile.NONE.on(index()).isEmpty()).isTrue();
  }
}
