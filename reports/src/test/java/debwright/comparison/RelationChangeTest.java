package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationChangeTest {
  @Test
  void saysWhatBecameOfEachRelation() throws DebianSyntaxException {
    String before = "same (>= 1), lost, low (>= 2), high, twist (>= 2), low (<< 9)";
    String after = "high (>= 1), gained | other, twist (<< 2), low (>= 1), same (>= 1), low (<< 9)";
    assertThat(RelationChange.between(Dependencies.parse(before), Dependencies.parse(after)))
        .extracting(RelationChange::text)
        .containsExactly(
            "gained gained | other",
            "raised high to high (>= 1)",
            "lost lost",
            "lowered low (>= 2) to low (>= 1)",
            "replaced twist (>= 2) to twist (<< 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a; a; true",
        "a (>= 1); a; true",
        "a; a (>= 1); false",
        "a (>= 2); a (>= 1); true",
        "a (>= 1); a (>= 2); false",
        "a (>= 1); a (>= 0:1); true",
        "a (>> 1); a (>= 1); true",
        "a (>= 1); a (>> 1); false",
        "a (>> 1); a (>> 1); true",
        "a (= 2); a (>= 2); true",
        "a (= 2); a (>> 2); false",
        "a (= 2); a (<= 2); true",
        "a (= 2); a (<< 3); true",
        "a (<< 2); a (<= 2); true",
        "a (<= 2); a (<< 2); false",
        "a (<< 2); a (<< 3); true",
        "a (<< 3); a (>= 1); false",
        "a (>= 1); a (= 1); false",
        "a (= 1); a (= 1); true",
        "a; b; false",
        "a:any; a; false",
        "a; a | b; true",
        "a | b; a; false",
        "b | a; a | b; true",
        "a (>= 2) | b; a (>= 1) | b | c; true",
      })
  void knowsWhatImpliesWhat(String a, String b, boolean implied) throws DebianSyntaxException {
    assertThat(Implication.implies(Group.parse(a), Group.parse(b))).isEqualTo(implied);
  }
}
