package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.result.ItemResult;
import debwright.result.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependsRuleTest {
  @ParameterizedTest(name = "{0}: {2} -> {3} against {1}: {4}")
  @CsvSource(
      delimiter = ';',
      emptyValue = "",
      value = {
        // what the label has
        "shlibdeps;liba (>= 2), libb;liba (>= 2), libb;liba (>= 2);changed-worse S2",
        "shlibdeps;liba (>= 2);liba (>= 2);liba (>= 1);changed-worse S2",
        "shlibdeps;liba (>= 2);liba (>= 2);liba;changed-worse S2",
        "shlibdeps;liba (>= 2);liba (>= 2);'';changed-worse S2",
        "shlibdeps;liba (>= 3);liba (>= 2);liba (>= 1);changed-worse S2",
        "shlibdeps;liba (>= 3);liba (>= 1);liba (>= 2);changed-better ",
        "shlibdeps;liba (>= 3);'';liba (>= 2);changed-better ",
        "shlibdeps;liba (>= 3);liba;'';changed-worse S2",
        "shlibdeps;liba (>= 3);'';liba (>= 3);changed-better ",
        "shlibdeps;liba (>= 3);liba (>= 4);liba (>= 3);changed-better ",
        "shlibdeps;liba (>= 3);liba (>= 3);liba (>= 4);changed-neutral S3",
        "shlibdeps;liba (>= 3);liba (>= 2);liba (>= 4);changed-neutral S3",
        "shlibdeps;liba (>= 3);liba (>= 4);liba (>= 5);changed-neutral S3",
        "shlibdeps;liba (>= 3);liba (>= 4);liba (>= 2);changed-worse S2",
        "shlibdeps;liba (= 3);liba (= 3);liba (>= 3);changed-worse S2",
        // two bounds of one package, neither the label's
        "shlibdeps;liba (>= 3), liba (<< 5);liba (<< 6), liba (>= 2);liba (<< 6), liba (>= 1);changed-worse S2",
        "shlibdeps;liba (>= 3), liba (<< 5);liba (<< 6), liba (>= 2);liba (<< 6);changed-worse S2",
        "shlibdeps;liba (>= 3), liba (<< 5);liba (<< 6);liba (<< 6), liba (>= 2);changed-better ",
        // a gain never buys a loss
        "shlibdeps;liba (>= 2), libb;liba (>= 2);liba, libb;changed-worse S2",
        "shlibdeps;liba (>= 2), libb;'';liba (>= 3), libb;changed-better ",
        // alternatives
        "shlibdeps;liba | libb;liba | libb;liba;changed-neutral S3",
        "shlibdeps;liba;liba;liba | libb;changed-worse S2",
        "declared;liba (>= 2) | libb (>= 2);liba | libb;libb;changed-neutral S3",
        // what the label lacks
        "shlibdeps;liba;liba;liba, libx;changed-worse S2",
        "shlibdeps;liba;liba, libx;liba;changed-better ",
        "shlibdeps;liba;liba, libx;liba, libx (>= 2);changed-neutral S3",
        "shlibdeps;'';'';libx;changed-worse S2",
        "declared;liba;liba;liba, libx;changed-neutral S3",
        "declared;liba;liba, libx;liba;changed-neutral S3",
        "declared;liba (>= 2);liba (>= 2);liba;changed-worse S2",
        "declared;liba (>= 2);liba;liba (>= 2);changed-better ",
        // names only
        "packages;liba libb;liba, libb;liba;changed-worse S2",
        "packages;liba libb;liba;libb (>= 3), liba;changed-better ",
        "packages;liba libb;liba, libb;liba, libb (>= 3);changed-unlabelled S2",
        "packages;liba;liba;liba, libx;changed-unlabelled S2",
        // spelling and order
        "shlibdeps;liba, libb;liba, libb;libb, liba;changed-neutral S3",
        "shlibdeps;liba, libb;libb, liba;liba, libb;changed-better ",
        "declared;libz;liba (>= 1.0), libb;libb,liba (>= 0:1.0-0);cosmetic S4",
        // what cannot be read
        "shlibdeps;liba;liba;liba (2;changed-worse S2",
        "shlibdeps;liba;liba (2;liba;changed-better ",
        "shlibdeps;liba (2;liba;libb;changed-unlabelled S2",
        "something;liba;liba;liba, libb;changed-neutral S3",
      })
  void judgesByTheLabel(
      String label, String expected, String base, String candidate, String finding) {
    assertThat(judge(label, expected, base, candidate)).isEqualTo(finding.strip() + pad(finding));
  }

  private static String pad(String finding) {
    return finding.contains(" S") ? "" : " ";
  }

  @Test
  void letsNoChangeThroughWithoutALabel() {
    Finding finding =
        DependsRule.judge(Samples.ok("a", "liba (>= 2), libb"), Samples.ok("a", "liba, libc"));
    assertThat(finding)
        .isEqualTo(
            new Finding(
                Category.CHANGED_UNLABELLED,
                Severity.S2,
                "lowered liba (>= 2) to liba; lost libb; gained libc"));
  }

  @Test
  void ignoresOrderWithoutALabel() {
    Finding finding = DependsRule.judge(Samples.ok("a", "a1, b1"), Samples.ok("a", "b1, a1"));
    assertThat(finding.category()).isEqualTo(Category.COSMETIC);
  }

  private static String judge(String label, String expected, String base, String candidate) {
    ItemResult before = Samples.labelled(Samples.ok("a", base), label, expected);
    ItemResult after = Samples.labelled(Samples.ok("a", candidate), label, expected);
    Finding finding = DependsRule.judge(before, after);
    return finding.category() + " " + finding.severity();
  }
}
