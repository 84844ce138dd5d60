package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WithheldVariablesTest {
  @Test
  void noProcessOfTheCodeUnderTestGetsThem() {
    WithheldVariables.add(List.of("ONLY_IN_WITHHELD_VARIABLES_TEST"));
    ProcessBuilder builder = new ProcessBuilder("true");
    builder.environment().put("ONLY_IN_WITHHELD_VARIABLES_TEST", "1");
    builder.environment().put("NOT_WITHHELD", "1");
    WithheldVariables.takeFrom(builder);
    assertThat(builder.environment())
        .doesNotContainKey("ONLY_IN_WITHHELD_VARIABLES_TEST")
        .containsKey("NOT_WITHHELD");
  }
}
