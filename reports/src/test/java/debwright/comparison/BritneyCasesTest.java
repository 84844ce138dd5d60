package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the tests of britney's autopkgtest policy ask (at its revision 39e3ad9), and what we say of
 * the same; docs/decisions/cases-of-crater-and-britney.md tells why where they differ.
 */
class BritneyCasesTest {
  /** The test in testing, the test with the new version, britney's word, ours, our verdict. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pass; pass; PASS; same-ok; PASS",
        "pass; fail; REGRESSION; regressed S1; FAIL",
        "fail; fail; ALWAYSFAIL; same-fail; PASS",
        "fail; pass; PASS; fixed; PASS",
        "neutral; fail; REGRESSION; regressed S1; FAIL",
        "pass; neutral; NEUTRAL; regressed S2; FAIL",
        "neutral; neutral; NEUTRAL; same-ok; PASS",
        "-; fail; ALWAYSFAIL; added-fail S3; PASS",
        "-; pass; PASS; added-ok; PASS",
        "unknown; fail; RUNNING-REFERENCE; unknown; INCONCLUSIVE",
        "pass; running; RUNNING; unknown; INCONCLUSIVE",
        "fail; running; RUNNING-ALWAYSFAIL; unknown; INCONCLUSIVE",
        "-; running; RUNNING-ALWAYSFAIL; unknown; INCONCLUSIVE",
        "pass; tmpfail; RUNNING; unknown; INCONCLUSIVE",
        "pass; refused; REGRESSION; unknown; INCONCLUSIVE",
        "fail; refused; ALWAYSFAIL; unknown; INCONCLUSIVE",
        "pass; -; not asked; removed S2; FAIL",
      })
  void saysOfEachPair(String before, String after, String theirs, String ours, String verdict) {
    Comparison comparison = Comparison.of(run(before), run(after));
    assertThat(said(comparison)).as("britney: %s", theirs).isEqualTo(ours);
    assertThat(Verdict.of(comparison).word()).hasToString(verdict);
  }

  private static final Map<String, Outcome> STATES =
      Map.of(
          "pass", Outcome.OK,
          "neutral", Outcome.UNPROVED,
          "fail", Outcome.UNRESOLVED_LIBRARY,
          "running", Outcome.NOT_RUN,
          "unknown", Outcome.NOT_RUN,
          "tmpfail", Outcome.WORKER_LOST,
          "refused", Outcome.SKIPPED_POLICY);

  private static Run run(String state) {
    return Samples.run(
        Optional.ofNullable(STATES.get(state)).map(outcome -> result("green", outcome)).stream()
            .toList());
  }

  private static ItemResult result(String item, Outcome outcome) {
    return Samples.result(item, outcome, "");
  }

  private static String said(Comparison comparison) {
    Difference difference = comparison.differences().get(0);
    return (difference.category() + " " + difference.severity()).strip();
  }

  @Test
  void doesNotTakeAPassAmongFailuresForAPass() {
    ItemResult pass = result("green", Outcome.OK);
    ItemResult fail = result("green", Outcome.UNRESOLVED_LIBRARY);
    Comparison comparison =
        Comparison.of(
            Samples.run(pass),
            Samples.run(fail),
            Map.of(pass.key(), new Repeats(List.of(pass, pass), List.of(pass, pass))));
    assertThat(said(comparison)).as("britney: PASS after a retry").isEqualTo("flaky-head S2");
    assertThat(Verdict.of(comparison).word()).isEqualTo(Verdict.Word.FAIL);
  }

  @Test
  void waivesAsABadtestHintDoes() {
    assertThat(hinted("lightgreen", "green").word()).isEqualTo(Verdict.Word.PASS_WAIVED);
    assertThat(hinted("lightgreen").word())
        .as("one of two: britney's hint for one architecture only")
        .isEqualTo(Verdict.Word.FAIL);
    assertThat(hinted("darkgreen").word())
        .as("nothing that matches: britney's hint for a lower version")
        .isEqualTo(Verdict.Word.FAIL);
  }

  private static Verdict hinted(String... items) {
    Comparison comparison =
        Comparison.of(
            Samples.run(result("green", Outcome.OK), result("lightgreen", Outcome.OK)),
            Samples.run(
                result("green", Outcome.UNRESOLVED_LIBRARY),
                result("lightgreen", Outcome.UNRESOLVED_LIBRARY)));
    return Verdict.of(
        comparison.with(
            d -> Stream.of(items).anyMatch(d.key().item()::equals) ? d.waivedBy("W1") : d));
  }

  @Test
  void takesNoResultOfAnotherVersionForOneOfThis() {
    ItemResult pass = result("green", Outcome.OK);
    ItemResult other = Samples.input(pass, "another version");
    assertThat(said(Comparison.of(Samples.run(pass), Samples.run(other))))
        .as("britney asks for a new run")
        .isEqualTo("input-changed");
  }
}
