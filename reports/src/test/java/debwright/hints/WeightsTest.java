package debwright.hints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.csv.CsvFormatException;
import debwright.result.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {
  @Test
  void readsATableAndTakesOneForTheRest() throws CsvFormatException {
    Weights weights = Weights.parse("item,weight\na,12.5\nb,0\n").reported(List.of("a", "c"));
    assertThat(List.of("a", "b", "c", "d"))
        .extracting(item -> weights.of(Samples.key(item)))
        .as("a user's report doubles an item's weight, named or not")
        .containsExactly(25.0, 0.0, 2.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'item,count\n'|the columns item,weight were expected, found item,count",
        "'item,weight\na,-1\n'|a weight such as 12 or 0.5 was expected, found '-1'",
        "'item,weight\na,NaN\n'|a weight such as 12 or 0.5 was expected, found 'NaN'",
        "'item,weight\na,1e9\n'|a weight such as 12 or 0.5 was expected, found '1e9'",
        "'item,weight\na,1\na,2\n'|an item once was expected, found again 'a'"
      })
  void saysWhatIsWrongWithATable(String text, String message) {
    assertThatThrownBy(() -> Weights.parse(text)).hasMessage(message);
  }
}
