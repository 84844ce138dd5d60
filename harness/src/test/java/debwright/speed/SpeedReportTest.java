package debwright.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import debwright.csv.CsvTable;
import debwright.result.ItemKey;
import debwright.speed.CountChange.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedReportTest {
  private static final Benchmark BENCHMARK =
      new Benchmark(Benchmark.Kind.PLAN, new ItemKey("a, \"b\"", "debian:12", "amd64"));

  @TempDir Path folder;

  @Test
  void holdsACountAgainstItsTolerance() {
    assertThat(finding(List.of(100L, 100L), List.of(102L, 102L))).isEqualTo(Finding.SAME);
    assertThat(finding(List.of(100L, 100L), List.of(103L, 103L))).isEqualTo(Finding.MORE);
    assertThat(finding(List.of(103L, 103L), List.of(100L, 100L))).isEqualTo(Finding.LESS);
    assertThat(finding(List.of(0L, 0L), List.of(1L, 1L))).isEqualTo(Finding.MORE);
    assertThat(finding(List.of(0L, 0L), List.of(0L, 0L))).isEqualTo(Finding.SAME);
  }

  @Test
  void doesNotCallNoiseARegression() {
    assertThat(finding(List.of(100L, 110L), List.of(104L, 112L)))
        .as("the processes of a side differ by more than the sides")
        .isEqualTo(Finding.UNKNOWN);
    assertThat(finding(List.of(100L, 110L), List.of(150L, 190L)))
        .as("beyond all of the baseline's, however much they differ")
        .isEqualTo(Finding.MORE);
    assertThat(finding(List.of(), List.of(1L))).isEqualTo(Finding.UNKNOWN);
  }

  @Test
  void moreWorkForAnotherAnswerDoesNotGate() {
    CountChange other =
        new CountChange(BENCHMARK, Measure.READ, List.of(10L), List.of(20L), 1, false);
    assertThat(other.finding()).isEqualTo(Finding.MORE_FOR_ANOTHER_ANSWER);
    assertThat(report(other).word()).isEqualTo(SpeedReport.Word.PASS);
  }

  @Test
  void failsByOneCountAndIsNoPassByNone() {
    CountChange more = change(List.of(10L), List.of(20L));
    CountChange same = change(List.of(10L), List.of(10L));
    CountChange unknown = change(List.of(), List.of());
    assertThat(report(same, more).word()).isEqualTo(SpeedReport.Word.FAIL);
    assertThat(report(same, unknown).word()).isEqualTo(SpeedReport.Word.PASS);
    assertThat(report(unknown).word()).isEqualTo(SpeedReport.Word.INCONCLUSIVE);
    assertThat(SpeedText.render(report(same, more), 10))
        .contains("more (1)", "+100.0 %", "plan a, \"b\" debian:12 amd64")
        .endsWith("speed: FAIL (1 regressed, 0 less, 1 same, 0 unknown of 2 counts)\n");
  }

  @Test
  void addsToTheHistory() throws Exception {
    RatioHistory history = RatioHistory.in(folder);
    SpeedReport report =
        new SpeedReport(
            "old",
            "new",
            List.of(change(List.of(10L), List.of(20L))),
            List.of(new TimeChange(BENCHMARK, Clock.CPU, List.of(2.0, 2.0), List.of(3.0, 3.0))),
            List.of());
    history.add(report, "0a", "0b", Instant.EPOCH);
    String once = Files.readString(history.file());
    history.add(report, "0b", "0c", Instant.EPOCH);
    assertThat(history.file()).content().as("it is only added to").startsWith(once);
    CsvTable table = CsvTable.parse(Files.readString(history.file()));
    assertThat(table.rows()).hasSize(4);
    assertThat(table.rows().get(1).fields()).contains("cpu", "1.500000");
    assertThat(table.rows().get(2).fields())
        .containsExactly(
            "1970-01-01T00:00:00Z",
            "0b",
            "0c",
            "plan a, \"b\" debian:12 amd64",
            "allocated",
            "10",
            "20",
            "2.000000",
            "");
  }

  @Test
  void readsTolerances() throws Exception {
    Tolerances some = Tolerances.parse("trunk: main\nspeed:\n  lookups: 3.5\n", "it");
    assertThat(some.of(Measure.LOOKUPS)).isEqualTo(3.5);
    assertThat(some.of(Measure.ALLOCATED)).isEqualTo(2);
    assertThat(Tolerances.parse("trunk: main\n", "it")).isEqualTo(Tolerances.USUAL);
    for (String wrong : List.of("-1", "many", "[1]")) {
      assertThatExceptionOfType(SpeedException.class)
          .isThrownBy(() -> Tolerances.parse("speed:\n  read: " + wrong, "debwright.yaml"))
          .withMessageContaining("debwright.yaml: speed.read: a number of percent from 0");
    }
  }

  private static Finding finding(List<Long> before, List<Long> after) {
    return change(before, after).finding();
  }

  private static CountChange change(List<Long> before, List<Long> after) {
    return new CountChange(BENCHMARK, Measure.ALLOCATED, before, after, 2, true);
  }

  private static SpeedReport report(CountChange... counts) {
    return new SpeedReport("old", "new", Stream.of(counts).toList(), List.of(), List.of());
  }
}
