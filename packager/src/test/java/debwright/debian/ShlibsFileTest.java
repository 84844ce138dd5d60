package debwright.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShlibsFileTest {
  private static final LibraryName LIBZ = new LibraryName("libz", "1");

  private static Optional<String> depends(String text, String type) {
    return ShlibsFile.depends(ShlibsFile.parse(text).entries(), LIBZ, type);
  }

  @Test
  void prefersTheLineOfTheVeryType() {
    String text = "libz 1 zlib1g (>= 1:1.2)\nudeb: libz 1 zlib1g-udeb\n";
    assertThat(depends(text, "deb")).contains("zlib1g (>= 1:1.2)");
    assertThat(depends(text, "udeb")).contains("zlib1g-udeb");
  }

  @Test
  void aLineWithoutRelationsMeansFoundAndNeedsNothing() {
    assertThat(depends("libz 1\n", "deb")).contains("");
    assertThat(depends("udeb: libz 1 x1\n", "deb")).isEmpty();
    assertThat(depends("libz 2 zlib2g\n", "deb")).isEmpty();
  }

  @Test
  void splitsSonamesAsPolicyDoes() {
    assertThat(LibraryName.of("libz.so.1")).contains(LIBZ);
    assertThat(LibraryName.of("libbfd-2.40.so")).contains(new LibraryName("libbfd", "2.40"));
    assertThat(LibraryName.of("libnss3.so")).isEmpty();
    assertThat(LibraryName.of("libx.so.1.so.2")).contains(new LibraryName("libx.so.1", "2"));
  }

  @Test
  void splitsALongSonameInNoTime() {
    String soname = "a" + "-1".repeat(1_000_000);
    assertThat(LibraryName.of(soname)).isEmpty();
    assertThat(LibraryName.of(soname + ".so").orElseThrow().version()).isEqualTo("1");
    assertThat(LibraryName.of("libx.so.")).isEmpty();
    assertThat(LibraryName.of("libx.so.1.so.")).contains(new LibraryName("libx", "1.so."));
    assertThat(LibraryName.of(".so.1")).isEmpty();
  }

  @Test
  void countsOddLines() {
    assertThat(ShlibsFile.parse("# comment\nlibz\nlibz 1 zlib1g\n").oddLines()).isEqualTo(1);
  }

  @Test
  void readsControlFieldsAcrossLines() throws DebianSyntaxException {
    ControlFile control =
        ControlFile.parse("Package: a\nDepends: b,\n c (>= 1)\n\nPackage: other\n");
    assertThat(control.required("package")).isEqualTo("a");
    assertThat(control.field("Depends")).contains("b,\nc (>= 1)");
  }
}
