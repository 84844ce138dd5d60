package debwright.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"name\":\"größer \uD83D\uDE00\"}", "lone \uFFFD"})
  void comesBackAsItWas(String text) {
    assertThat(PlanText.of(text).text()).isEqualTo(text);
    assertThat(PlanText.of(text)).isEqualTo(PlanText.of(text)).hasToString(text);
    assertThat(PlanText.of(text).isEmpty()).isEqualTo(text.isEmpty());
    assertThat(PlanText.of(text)).isNotEqualTo(PlanText.of(text + " "));
  }

  @ParameterizedTest
  @ValueSource(ints = {4_095, 4_096, 4_097, 3_000_000})
  void comesBackAsItWasWhateverItsLength(int length) {
    String text = "{\"a\":[1,2,3],".repeat(length / 13 + 1).substring(0, length);
    assertThat(PlanText.of(text).text()).isEqualTo(text);
  }
}
