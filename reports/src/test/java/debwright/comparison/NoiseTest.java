package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final ItemResult OK = Samples.ok("a", "libc6 (>= 2.34)");
  private static final ItemResult OTHER = Samples.ok("a", "libc6 (>= 2.36)");
  private static final ItemResult FAILS = Samples.result("a", Outcome.UNRESOLVED_LIBRARY, "");
  private static final ItemResult TIMEOUT = Samples.result("a", Outcome.TIMEOUT, "");
  private static final ItemResult MEMORY = Samples.result("a", Outcome.MEMORY, "");
  private static final ItemResult NO_SPACE = Samples.result("a", Outcome.NO_SPACE, "");

  @Test
  void asksAgainAboutWhatWouldGateOrHitALimit() {
    assertThat(doubtful(OK, FAILS)).isTrue();
    assertThat(doubtful(OK, OTHER)).isTrue();
    assertThat(doubtful(OK, TIMEOUT)).isTrue();
    assertThat(doubtful(TIMEOUT, FAILS)).isTrue();
    assertThat(doubtful(FAILS, OK)).isFalse();
    assertThat(doubtful(TIMEOUT, MEMORY)).isFalse();
    assertThat(doubtful(OK, NO_SPACE)).isFalse();
  }

  @Test
  void keepsADifferenceThatComesAgainEachTime() {
    assertThat(judge(OK, FAILS, List.of(OK, OK), List.of(FAILS, FAILS))).isEqualTo("regressed S1");
    assertThat(judge(OK, OTHER, List.of(OK, OK), List.of(OTHER, OTHER)))
        .isEqualTo("changed-unlabelled S2");
  }

  @Test
  void exoneratesTheCandidateOfWhatTheBaselineShowsAtAll() {
    assertThat(judge(OK, FAILS, List.of(OK, FAILS), List.of(FAILS, FAILS)))
        .isEqualTo("flaky-base S4");
    assertThat(judge(OK, OTHER, List.of(OTHER, OK), List.of(OK, OK))).isEqualTo("flaky-base S4");
  }

  @Test
  void holdsANewFlakeAgainstTheCandidateHoweverOftenItPasses() {
    assertThat(judge(OK, FAILS, List.of(OK, OK), List.of(OK, FAILS))).isEqualTo("flaky-head S2");
    assertThat(judge(OK, FAILS, List.of(OK, OK), List.of(OK, OK))).isEqualTo("flaky-head S2");
    assertThat(judge(OK, OTHER, List.of(OK, OK), List.of(OTHER, TIMEOUT)))
        .isEqualTo("flaky-head S2");
  }

  @Test
  void neitherAccusesNorExoneratesByWhatSaysNothingOfTheEngine() {
    assertThat(judge(OK, FAILS, List.of(NO_SPACE, NO_SPACE), List.of(NO_SPACE, NO_SPACE)))
        .isEqualTo("regressed S1");
  }

  @Test
  void believesALimitOnlyOnceItCameAgainEachTime() {
    assertThat(judge(OK, TIMEOUT, List.of(OK, OK), List.of(TIMEOUT, MEMORY)))
        .isEqualTo("regressed S1");
    assertThat(judge(OK, TIMEOUT, List.of(OK, OK), List.of(TIMEOUT, OK)))
        .isEqualTo("unreproduced S4");
    assertThat(judge(OK, TIMEOUT, List.of(OK, OK), List.of(TIMEOUT))).isEqualTo("unknown ");
    assertThat(judge(OK, TIMEOUT, List.of(), List.of())).isEqualTo("unknown ");
    assertThat(judge(TIMEOUT, OK, List.of(TIMEOUT, TIMEOUT), List.of(OK, OK))).isEqualTo("fixed ");
  }

  @Test
  void doesNotLetALimitOfTheBaselineHideARegression() {
    assertThat(judge(TIMEOUT, FAILS, List.of(OK, OK), List.of(FAILS, FAILS)))
        .isEqualTo("regressed S1");
    assertThat(judge(OK, TIMEOUT, List.of(OK, OK), List.of(FAILS, FAILS)))
        .isEqualTo("regressed S1");
  }

  @Test
  void saysWhatCameWhenAskedAgain() {
    assertThat(new Repeats(List.of(OK, OK), List.of(FAILS, OK)).text())
        .isEqualTo("asked again: baseline ok, ok; candidate fail:map:unresolved-library, ok");
    assertThat(Repeats.NONE.text()).isEmpty();
  }

  private static boolean doubtful(ItemResult base, ItemResult candidate) {
    return !Comparison.of(Samples.run(base), Samples.run(candidate)).doubtful().isEmpty();
  }

  private static String judge(
      ItemResult base, ItemResult candidate, List<ItemResult> before, List<ItemResult> after) {
    Comparison comparison =
        Comparison.of(
            Samples.run(base),
            Samples.run(candidate),
            Map.of(base.key(), new Repeats(before, after)));
    Difference only = comparison.differences().get(0);
    assertThat(Arrays.asList(Category.values())).contains(only.category());
    return only.category() + " " + only.severity();
  }
}
