package debwright.debian;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.SonameSymbols.MinimalVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SymbolsFileTest {
  private static final String TEXT =
      """
      libv.so.1 libv1 #MINVER#
      | libv1 (>> 2), libv1 (<< 3)
      * Build-Depends-Package: libv-dev
       f1@Base 1.2
       f2@V_2 1:2.0-1 1
      #MISSING: 1.9# f0@Base 1.0
      # a comment
       odd
      libw.so.1 libw1
       g@Base 0.5
      """;

  private static SonameSymbols libv() {
    return SymbolsFile.parse(TEXT).sorted().iterator().next();
  }

  @Test
  void keepsTemplatesFieldsAndSymbolsOfEachSoname() {
    assertThat(libv().soname()).isEqualTo("libv.so.1");
    assertThat(libv().templates()).containsExactly("libv1 #MINVER#", "libv1 (>> 2), libv1 (<< 3)");
    assertThat(libv().fields()).containsEntry("Build-Depends-Package", "libv-dev");
    assertThat(libv().symbols())
        .containsEntry("f1@Base", new MinimalVersion("1.2", 0, false))
        .containsEntry("f2@V_2", new MinimalVersion("1:2.0-1", 1, false))
        .containsEntry("f0@Base", new MinimalVersion("1.0", 0, true));
  }

  @Test
  void countsDeprecatedSymbolsForTheSmallestVersionAndOtherTemplatesNot() {
    assertThat(libv().smallestVersion()).isEqualTo(Optional.of("1.0"));
  }

  @Test
  void writesTheSmallestVersionTheSameWayWhicheverOfEqualOnesComesFirst() {
    String text = "libv.so.1 libv1 #MINVER#\n a@B 1.2-0\n b@B 0:1.2\n c@B 1.2\n d@B 1.02\n";
    assertThat(SymbolsFile.parse(text).sorted().iterator().next().smallestVersion())
        .contains("0:1.2");
  }

  @Test
  void passesOverOddLines() {
    assertThat(SymbolsFile.parse(TEXT).oddLines()).isEqualTo(1);
    assertThat(SymbolsFile.parse(" f@Base 1\n").oddLines()).isEqualTo(1);
  }

  @Test
  void aSecondHeaderReplacesTheTemplatesAndKeepsTheSymbols() {
    SymbolsFile file =
        SymbolsFile.parse("libv.so.1 old\n| more\n f@Base 1\nlibv.so.1 new\n g@Base 2\n");
    SonameSymbols symbols = file.sorted().iterator().next();
    assertThat(symbols.templates()).containsExactly("new");
    assertThat(symbols.symbols()).containsKeys("f@Base", "g@Base");
  }
}
