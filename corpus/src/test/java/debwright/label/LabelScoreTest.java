package debwright.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import debwright.corpus.LabelKind;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LabelScoreTest {
  @Test
  void scoresShlibdepsToTheByteAndByName() {
    LabelScore same = LabelScore.of(LabelKind.SHLIBDEPS, "a (>= 1), b", "a (>= 1), b");
    assertThat(same.exact()).isTrue();
    assertThat(same.f1()).hasValue(1.0);

    LabelScore version = LabelScore.of(LabelKind.SHLIBDEPS, "a (>= 1), b", "a (>= 2), b");
    assertThat(version.exact()).isFalse();
    assertThat(version.f1()).hasValue(1.0);
    assertThat(LabelScore.of(LabelKind.SHLIBDEPS, "a, b", "b, a").exact()).isFalse();
  }

  @Test
  void namesWhatIsMissingAndExtra() {
    LabelScore score = LabelScore.of(LabelKind.SHLIBDEPS, "d, a, b | c", "e, b, d");
    assertThat(score.missing()).containsExactly("a", "c");
    assertThat(score.extra()).containsExactly("e");
    assertThat(score.f1().getAsDouble()).isEqualTo(2.0 * 2 / 7, within(1e-9));
  }

  @Test
  void takesAnEmptyLabelAsNeedsNothing() {
    assertThat(LabelScore.of(LabelKind.SHLIBDEPS, "", "").exact()).isTrue();
    assertThat(LabelScore.of(LabelKind.SHLIBDEPS, "", "").f1()).hasValue(1.0);
    assertThat(LabelScore.of(LabelKind.SHLIBDEPS, "", "a").f1()).hasValue(0.0);
    assertThat(LabelScore.of(LabelKind.SHLIBDEPS, "a", "").missing()).containsExactly("a");
  }

  @Test
  void scoresNonsenseAsNothing() {
    LabelScore score = LabelScore.of(LabelKind.SHLIBDEPS, "a", "?!");
    assertThat(score.exact()).isFalse();
    assertThat(score.f1()).hasValue(0.0);
    assertThat(score.missing()).containsExactly("a");
  }

  @Test
  void looksAtLibraryPackagesOnlyWhereDependsWereDeclared() {
    Predicate<String> libraries = Set.of("liba", "libb", "libc")::contains;
    LabelScore score =
        LabelScore.of(
            LabelKind.DECLARED, "liba (>= 3), debconf, perl", "liba (>= 1), x", libraries);
    assertThat(score).isEqualTo(LabelScore.of(LabelKind.DECLARED, "liba", "liba"));
    assertThat(LabelScore.of(LabelKind.DECLARED, "liba, libb, tool", "liba, libc", libraries))
        .satisfies(s -> assertThat(s.exact()).isFalse())
        .satisfies(s -> assertThat(s.missing()).containsExactly("libb"))
        .satisfies(s -> assertThat(s.extra()).containsExactly("libc"));
  }

  @Test
  void takesOneOfDeclaredAlternativesForEnough() {
    LabelScore score =
        LabelScore.of(
            LabelKind.DECLARED, "liba | libx, libb | libc, libd", "libx | liba2, libe, libc");
    assertThat(score.missing()).containsExactly("libd");
    assertThat(score.extra()).containsExactly("libe");
    assertThat(score.f1()).hasValueCloseTo(2.0 / 3, within(1e-9));
    LabelScore data =
        LabelScore.of(LabelKind.DECLARED, "app-data, liba", "liba", name -> name.startsWith("lib"));
    assertThat(data.exact()).as("data and programs are nothing that is missing").isTrue();
    assertThat(LabelScore.of(LabelKind.DECLARED, "", "").f1()).hasValue(1.0);
    assertThat(LabelScore.of(LabelKind.DECLARED, "", "liba").f1()).hasValue(0.0);
  }

  @Test
  void wantsPackagesAmongTheDepends() {
    LabelScore met = LabelScore.of(LabelKind.PACKAGES, "liba libb", "libb (>= 2), liba, libc");
    assertThat(met.exact()).isTrue();
    assertThat(met.f1()).isEmpty();
    assertThat(met.extra()).isEmpty();
    assertThat(LabelScore.of(LabelKind.PACKAGES, "liba libz", "liba").missing())
        .containsExactly("libz");
  }
}
