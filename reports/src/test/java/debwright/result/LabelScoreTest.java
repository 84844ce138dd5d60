package debwright.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LabelScoreTest {

  private static LabelScore of(
      String label, String expected, String depends, List<String> missing) {
    ItemResult plain = Samples.ok("a", depends);
    ItemResult.Score score =
        new ItemResult.Score(
            label, expected, missing.isEmpty(), OptionalDouble.empty(), missing, List.of());
    return LabelScore.of(
        new ItemResult(
            plain.key(),
            plain.inputDigest(),
            plain.tier(),
            plain.outcome(),
            plain.reason(),
            plain.fingerprint(),
            plain.depends(),
            plain.planDigest(),
            plain.objects(),
            Optional.of(score),
            plain.plan()));
  }

  @Test
  void aLabelOfNamesCountsOnlyTheNamesItHas() {
    LabelScore score =
        of("packages", "libc6 libssl3", "libc6, libpcre2-8-0, zlib1g", List.of("libssl3"));
    assertThat(score.nameRecall()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aLabelOfRelationsCountsTheNamesOfTheDepends() {
    LabelScore score =
        of("shlibdeps", "libc6, libssl3, zlib1g", "libc6, zlib1g", List.of("libssl3"));
    assertThat(score.nameRecall()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(score.namePrecision()).isEqualTo(1);
  }
}
