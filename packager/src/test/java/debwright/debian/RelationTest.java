package debwright.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RelationTest {

  @Test
  void writesWhatItReads() throws DebianSyntaxException {
    String text = "libc6 (>= 2.36), python3:any, a | b (<< 2) | c, d [amd64 arm64] <!nocheck>";
    assertThat(Dependencies.parse(text)).hasToString(text);
  }

  @Test
  void sortsAsDpkgShlibdepsPrints() throws DebianSyntaxException {
    Dependencies sorted =
        Dependencies.parse(
                "zlib1g (>= 1), libc6 (<< 2), libc6 (>= 2.4), libc6 (>> 1), libc6, a | c, a | b")
            .sorted();
    assertThat(sorted)
        .hasToString(
            "a | b, a | c, libc6, libc6 (>= 2.4), libc6 (>> 1), libc6 (<< 2), zlib1g (>= 1)");
  }

  @Test
  void readsTheOldSigns() throws DebianSyntaxException {
    assertThat(Relation.parse("a (> 1)")).hasToString("a (>= 1)");
    assertThat(Relation.parse("a (< 1)")).hasToString("a (<= 1)");
  }

  @Test
  void saysWhatIsNoRelation() {
    assertThatThrownBy(() -> Dependencies.parse("libc6 (2.36)"))
        .isInstanceOf(DebianSyntaxException.class)
        .hasMessage("a relation such as 'libc6 (>= 2.36)' was expected, found 'libc6 (2.36)'");
  }

  @Test
  void takesNoPartOfAnOperatorForAVersion() {
    for (String text : java.util.List.of("libc6 (>= )", "libc6 (>=)", "libc6 (<<)", "libc6 (=)")) {
      assertThatThrownBy(() -> Relation.parse(text))
          .as(text)
          .isInstanceOf(DebianSyntaxException.class)
          .hasMessageEndingWith("found '" + text + "'");
    }
  }
}
