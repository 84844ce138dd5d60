package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private final List<ItemResult> base = new ArrayList<>();
  private final List<ItemResult> candidate = new ArrayList<>();

  @Test
  void passesWhereNothingGotWorse() {
    both(Samples.ok("a", "libc6"), Samples.ok("a", "libc6"));
    both(Samples.result("b", Outcome.NO_BINARY, ""), Samples.ok("b", "libc6"));
    assertThat(compared().line())
        .isEqualTo("verdict: PASS (0 regressed, 1 fixed, 0 changed, 0 unknown of 2)");
    assertThat(compared().exitCode()).isZero();
  }

  @Test
  void failsOnOneRegressionHoweverMuchIsFixed() {
    for (int i = 0; i < 50; i++) {
      both(Samples.result("f" + i, Outcome.NO_BINARY, ""), Samples.ok("f" + i, "libc6"));
    }
    both(Samples.ok("r", "libc6"), Samples.result("r", Outcome.NO_BINARY, ""));
    assertThat(compared().line())
        .isEqualTo("verdict: FAIL (1 regressed, 50 fixed, 0 changed, 0 unknown of 51)");
    assertThat(compared().exitCode()).isEqualTo(1);
    assertThat(compared().next()).startsWith("1 difference gates: fix");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 100, PASS",
    "4, 100, INCONCLUSIVE",
    "5, 1000, PASS",
    "6, 1000, INCONCLUSIVE",
    "3, 3, INCONCLUSIVE",
    "0, 0, INCONCLUSIVE",
    "1, 2, PASS",
  })
  void toleratesFewUnknownOnly(int unknown, int all, Verdict.Word word) {
    for (int i = 0; i < all; i++) {
      Outcome outcome = i < unknown ? Outcome.WORKER_LOST : Outcome.OK;
      both(Samples.ok("i" + i, "libc6"), Samples.result("i" + i, outcome, "libc6"));
    }
    assertThat(compared().word()).isEqualTo(word);
    assertThat(Verdict.ofLabels(Samples.run(candidate)).word()).isEqualTo(word);
    assertThat(compared().exitCode()).isEqualTo(word == Verdict.Word.PASS ? 0 : 1);
  }

  @Test
  void cannotSayWhereAMustPassItemIsUnknown() {
    both(Samples.ok("a", "libc6"), Samples.ok("a", "libc6"));
    both(
        Samples.tier(Samples.ok("b", "libc6"), "must-pass"),
        Samples.result("b", Outcome.TIMEOUT, ""));
    assertThat(compared().line())
        .isEqualTo("verdict: INCONCLUSIVE (0 regressed, 0 fixed, 0 changed, 1 unknown of 2)");
    assertThat(compared().next()).contains("a must-pass item");
  }

  @Test
  void passesWaivedOnlyWhereEachGatingDifferenceIsWaived() {
    both(Samples.ok("a", "libc6"), Samples.ok("a", "libc7"));
    both(Samples.ok("b", "libc6"), Samples.ok("b", "libc7"));
    Comparison comparison = Comparison.of(Samples.run(base), Samples.run(candidate));
    Comparison one = comparison.with(d -> d.key().item().equals("a") ? d.waivedBy("w1") : d);
    assertThat(Verdict.of(one).word()).isEqualTo(Verdict.Word.FAIL);
    Verdict all = Verdict.of(comparison.with(d -> d.waivedBy("w1")));
    assertThat(all.line())
        .isEqualTo("verdict: PASS_WAIVED (2 regressed, 0 fixed, 0 changed, 0 unknown of 2)");
    assertThat(all.exitCode()).isZero();
  }

  @Test
  void putsTheWorstFirst() {
    both(Samples.ok("a", "libc6"), Samples.ok("a", "libc6"));
    both(Samples.ok("b", "libc6"), Samples.ok("b", "libc7"));
    both(Samples.ok("c", "libc6"), Samples.result("c", Outcome.EXCEPTION, ""));
    both(Samples.result("d", Outcome.NO_BINARY, ""), Samples.ok("d", "libc6"));
    both(Samples.ok("e", "libc6"), Samples.result("e", Outcome.LAYOUT, ""));
    both(Samples.ok("f", "libc6"), Samples.result("f", Outcome.IO, ""));
    assertThat(Comparison.of(Samples.run(base), Samples.run(candidate)).differences())
        .extracting(d -> d.key().item())
        .containsExactly("c", "e", "b", "f", "d", "a");
  }

  @Test
  void judgesByLabelsAloneAndSaysSo() {
    candidate.add(Samples.labelled(Samples.ok("a", "libc6"), "shlibdeps", "libc7"));
    candidate.add(Samples.result("b", Outcome.NO_BINARY, ""));
    Verdict verdict = Verdict.ofLabels(Samples.run(candidate));
    assertThat(verdict.line())
        .isEqualTo("verdict: PASS (0 regressed, 0 fixed, 0 changed, 0 unknown of 2)");
    assertThat(verdict.next()).startsWith("There was no baseline to compare with");
  }

  @Test
  void failsByLabelsOnACrashAndOnALabelledOrMustPassFailure() {
    candidate.add(Samples.result("a", Outcome.EXIT, ""));
    candidate.add(
        Samples.labelled(Samples.result("b", Outcome.NO_BINARY, ""), "shlibdeps", "libc6"));
    candidate.add(Samples.tier(Samples.result("c", Outcome.NO_BINARY, ""), "must-pass"));
    candidate.add(Samples.result("d", Outcome.NO_BINARY, ""));
    assertThat(Verdict.ofLabels(Samples.run(candidate)).line())
        .isEqualTo("verdict: FAIL (3 regressed, 0 fixed, 0 changed, 0 unknown of 4)");
  }

  @Test
  void failsByLabelsWhereALabelIsMissed() {
    ItemResult lacking = Samples.labelled(Samples.ok("a", "libc6"), "packages", "libc6, zlib1g");
    candidate.add(Samples.missing(lacking, "zlib1g"));
    candidate.add(
        Samples.tier(Samples.labelled(Samples.ok("b", "x"), "shlibdeps", "y"), "must-pass"));
    candidate.add(
        Samples.tier(Samples.labelled(Samples.ok("c", "x"), "declared", "y"), "must-pass"));
    candidate.add(Samples.labelled(Samples.ok("d", "x"), "shlibdeps", "y"));
    Verdict verdict = Verdict.ofLabels(Samples.run(candidate));
    assertThat(verdict.line())
        .isEqualTo("verdict: FAIL (2 regressed, 0 fixed, 0 changed, 0 unknown of 4)");
    assertThat(verdict.next()).contains("2 items crash, fail or miss their labels");
  }

  @Test
  void saysOfLabelsOnlyWhatIsTrue() {
    candidate.add(Samples.ok("a", "libc6"));
    assertThat(nextByLabels()).contains("no item has a label").doesNotContain("every");
    candidate.add(Samples.labelled(Samples.ok("b", "libc6"), "shlibdeps", "libc6"));
    assertThat(nextByLabels()).contains("every labelled item passes");
    candidate.add(Samples.labelled(Samples.result("c", Outcome.IO, ""), "shlibdeps", "libc6"));
    assertThat(nextByLabels()).contains("every labelled item that is known passes");
  }

  private String nextByLabels() {
    return Verdict.ofLabels(Samples.run(candidate)).next();
  }

  private void both(ItemResult before, ItemResult after) {
    base.add(before);
    candidate.add(after);
  }

  private Verdict compared() {
    return Verdict.of(Comparison.of(Samples.run(base), Samples.run(candidate)));
  }
}
