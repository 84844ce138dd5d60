package debwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Event;
import debwright.ledger.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteHealthTest {
  private static final String ONE = "1".repeat(40);
  private static final String OTHER = "2".repeat(40);

  private static Recorded<SuiteRun> run(
      String revision, boolean passed, List<String> flaky, String... failures) {
    SuiteRun run =
        new SuiteRun(
            revision, "landing 1", passed, 1_000, 9, failures.length, flaky, "", List.of(failures));
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    return new Recorded<>(Event.of(time, run.kind(), "A", run.fields()), run);
  }

  @Test
  void whatFailedAndPassedOnTheVerySameRevisionIsFlaky() {
    SuiteHealth health =
        SuiteHealth.of(
            List.of(run(ONE, true, List.of()), run(ONE, false, List.of(), "a.B.c", "a.B.d")));
    assertThat(health.flaky()).containsExactly(Map.entry("a.B.c", 1), Map.entry("a.B.d", 1));
    assertThat(health.flakyRuns()).isEqualTo(1);
    assertThat(health.failed()).isEqualTo(1);
  }

  @Test
  void whatPassedOnAnotherRevisionWasMended() {
    SuiteHealth health =
        SuiteHealth.of(List.of(run(OTHER, true, List.of()), run(ONE, false, List.of(), "a.B.c")));
    assertThat(health.flaky()).isEmpty();
    assertThat(health.flakyRuns()).isZero();
  }

  @Test
  void whatTheRunnerItselfCallsFlakyIsCountedOnceARun() {
    SuiteHealth health =
        SuiteHealth.of(
            List.of(
                run(ONE, true, List.of("a.B.c")),
                run(ONE, false, List.of("a.B.c"), "a.B.c"),
                run(OTHER, true, List.of("a.B.e"))));
    assertThat(health.flaky()).containsExactly(Map.entry("a.B.c", 2), Map.entry("a.B.e", 1));
    assertThat(health.flakyRuns()).isEqualTo(3);
  }
}
