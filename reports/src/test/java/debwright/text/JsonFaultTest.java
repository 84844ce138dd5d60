package debwright.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\": 1 | line 1, column 8: Unexpected end-of-input: expected close marker for Object"
            + " (start marker at line: 1, column: 1)",
        "{\"a\": } | line 1, column 7: Unexpected character ('}' (code 125)): expected a valid value"
            + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      })
  void saysWhereAndWhatWithoutTheParsersOwnMatters(String text, String told) {
    JsonProcessingException thrown =
        catchThrowableOfType(
            JsonProcessingException.class, () -> new ObjectMapper().readTree(text));
    assertThat(JsonFault.told(thrown)).isEqualTo(told).doesNotContain("Source", "StreamRead");
  }
}
