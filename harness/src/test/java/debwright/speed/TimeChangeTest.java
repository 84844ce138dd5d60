package debwright.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import debwright.result.ItemKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeChangeTest {
  private static final Benchmark BENCHMARK =
      new Benchmark(Benchmark.Kind.PLAN, new ItemKey("a", "debian:12", "amd64"));

  /** Hollander and Wolfe, Nonparametric Statistical Methods (1973), page 69. */
  @Test
  void agreesWithTheExactExampleOfTheTextbook() {
    TimeChange membranes =
        change(
            List.of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
            List.of(1.15, 0.88, 0.90, 0.74, 1.21));
    assertThat(membranes.pValue().orElse(-1)).isCloseTo(0.2544, within(0.0001));
  }

  /** Student's sleep data (1908), which have ties: W = 25.5. */
  @Test
  void agreesWithTheNormalApproximationWhereTimesAreTied() {
    TimeChange sleep =
        change(
            List.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
            List.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4));
    assertThat(sleep.pValue().orElse(-1)).isCloseTo(0.06933, within(0.00001));
  }

  @Test
  void ofTwoSidesApartTheValueIsTwoByTheWaysToChooseOne() {
    assertThat(change(times(5, 1), times(5, 10)).pValue().orElse(-1))
        .isCloseTo(2.0 / 252, within(1e-12));
    assertThat(TimeChange.leastPValue(5, 5)).isCloseTo(2.0 / 252, within(1e-12));
    assertThat(TimeChange.leastPValue(3, 4)).isCloseTo(2.0 / 35, within(1e-12));
  }

  @Test
  void tellsApartWhatIsSureAndLarge() {
    assertThat(change(times(6, 100), times(6, 150)).finding()).isEqualTo(TimeChange.Finding.SLOWER);
    assertThat(change(times(6, 150), times(6, 100)).finding()).isEqualTo(TimeChange.Finding.FASTER);
    assertThat(change(times(6, 1000), times(6, 1050)).finding())
        .as("sure, but below the floor of a tenth")
        .isEqualTo(TimeChange.Finding.NOT_TOLD_APART);
    assertThat(change(List.of(1.0, 2.0, 3.0, 9.0, 8.0), List.of(1.5, 2.5, 9.5, 8.5, 7.5)).finding())
        .as("large, but not sure")
        .isEqualTo(TimeChange.Finding.NOT_TOLD_APART);
  }

  @Test
  void saysThatThereAreTooFew() {
    assertThat(change(times(4, 1), times(4, 100)).finding())
        .as("even the clearest difference of 4 and 4 has p = 0.029")
        .isEqualTo(TimeChange.Finding.TOO_FEW);
    assertThat(change(List.of(), List.of()).finding()).isEqualTo(TimeChange.Finding.TOO_FEW);
    List<Double> tied = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    assertThat(change(tied, times(6, 5)).finding())
        .as("so few with ties have no approximation that may be trusted")
        .isEqualTo(TimeChange.Finding.TOO_FEW);
  }

  /** So many times from a first one on, each one more. */
  private static List<Double> times(int count, int first) {
    return IntStream.range(first, first + count).mapToObj(Double::valueOf).toList();
  }

  private static TimeChange change(List<Double> before, List<Double> after) {
    return new TimeChange(BENCHMARK, Clock.WALL, before, after);
  }
}
