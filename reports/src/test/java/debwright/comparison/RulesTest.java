package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final ItemResult OK = Samples.ok("a", "libc6 (>= 2.34)");
  private static final ItemResult FAILS = Samples.result("a", Outcome.UNRESOLVED_LIBRARY, "");

  @Test
  void tellsWhatIsNewFromWhatIsGone() {
    assertThat(judge(Optional.empty(), Optional.of(OK))).isEqualTo("added-ok ");
    assertThat(judge(Optional.empty(), Optional.of(FAILS))).isEqualTo("added-fail S3");
    ItemResult timeout = Samples.result("a", Outcome.TIMEOUT, "");
    assertThat(judge(Optional.empty(), Optional.of(timeout))).isEqualTo("unknown ");
    assertThat(judge(Optional.of(OK), Optional.empty())).isEqualTo("removed S2");
    assertThat(judge(Optional.of(mustPass(OK)), Optional.empty())).isEqualTo("removed S0");
    assertThat(judge(Optional.of(FAILS), Optional.empty())).isEqualTo("removed S2");
  }

  @Test
  void doesNotCompareOtherBytes() {
    assertThat(judge(OK, Samples.input(FAILS, "other"))).isEqualTo("input-changed ");
  }

  @Test
  void takesAMustPassItemSeriouslyWhicheverSideSaysSo() {
    assertThat(judge(OK, FAILS)).isEqualTo("regressed S1");
    assertThat(judge(mustPass(OK), FAILS)).isEqualTo("regressed S0");
    assertThat(judge(OK, mustPass(FAILS))).isEqualTo("regressed S0");
  }

  @Test
  void takesAnAppThatTurnsOutToBeHarmfulSeriously() {
    assertThat(judge(OK, Samples.result("a", Outcome.PATH_ESCAPE, ""))).isEqualTo("regressed S0");
    assertThat(judge(OK, Samples.result("a", Outcome.CORRUPT_ARCHIVE, "")))
        .isEqualTo("regressed S1");
  }

  @Test
  void tellsFailuresApartByCodeAndFingerprint() {
    assertThat(judge(FAILS, Samples.because(FAILS, "elsewhere", "fingerprint", "")))
        .isEqualTo("same-fail ");
    assertThat(judge(FAILS, Samples.because(FAILS, "elsewhere", "other", "")))
        .isEqualTo("failure-changed S4");
    ItemResult tooOld =
        Samples.because(Samples.result("a", Outcome.VERSION_TOO_OLD, ""), "", "fingerprint", "");
    assertThat(judge(FAILS, tooOld)).isEqualTo("failure-changed S4");
  }

  @Test
  void callsAnotherPlanWithTheSameDependsCosmetic() {
    assertThat(judge(OK, OK)).isEqualTo("same-ok ");
    assertThat(judge(OK, Samples.because(OK, "", "", "other"))).isEqualTo("cosmetic S4");
  }

  @Test
  void neverCallsOtherDependsTheSameEvenUnderOnePlanDigest() {
    ItemResult other = Samples.because(Samples.ok("a", ""), "", "", OK.planDigest());
    assertThat(judge(OK, other)).isEqualTo("changed-unlabelled S2");
  }

  @Test
  void toBeSureOfOtherDependsIsNoImprovement() {
    ItemResult guessed = Samples.result("a", Outcome.GUESSED, "libc6, libssl3");
    ItemResult sure = Samples.ok("a", "libc6");
    assertThat(judge(guessed, Samples.ok("a", "libc6, libssl3"))).isEqualTo("improved ");
    assertThat(judge(guessed, sure)).isEqualTo("changed-unlabelled S2");
    String label = "libc6, libssl3";
    ItemResult labelled = Samples.labelled(guessed, "shlibdeps", label);
    assertThat(judge(labelled, Samples.labelled(sure, "shlibdeps", label)))
        .isEqualTo("changed-worse S2");
    ItemResult more = Samples.ok("a", "libc6 (>= 2.34), libssl3");
    assertThat(judge(labelled, Samples.labelled(more, "shlibdeps", label))).isEqualTo("improved ");
  }

  private static ItemResult mustPass(ItemResult result) {
    return Samples.tier(result, "must-pass");
  }

  private static String judge(ItemResult base, ItemResult candidate) {
    return judge(Optional.of(base), Optional.of(candidate));
  }

  private static String judge(Optional<ItemResult> base, Optional<ItemResult> candidate) {
    Finding finding = Rules.judge(base, candidate);
    return finding.category() + " " + finding.severity();
  }
}
