package debwright.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
  @Test
  void quotesOnlyWhereItMust() {
    CsvTable table =
        new CsvTable(
            List.of("a", "b"),
            List.of(CsvTable.Row.of("x y", "1,2"), CsvTable.Row.of("say \"hi\"", "two\nlines")));
    assertThat(table.text()).isEqualTo("a,b\nx y,\"1,2\"\n\"say \"\"hi\"\"\",\"two\nlines\"\n");
  }

  @Test
  void readsBackWhatItWrote() throws CsvFormatException {
    String text = "a,b\n,\"x\"\"\n,\"\né,\n";
    assertThat(CsvTable.parse(text).text()).isEqualTo(text);
    assertThat(CsvTable.parse(text).rows())
        .extracting(CsvTable.Row::line, CsvTable.Row::fields)
        .containsExactly(tuple(3L, List.of("", "x\"\n,")), tuple(4L, List.of("é", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b~1|2|a line end was expected, found the end of the file",
        "a,b~1~|2|2 fields were expected, found 1",
        "a,b~1,2~1,2,3~|3|2 fields were expected, found 3",
        "a,b~1,2~~|3|2 fields were expected, found 1",
        "a,a~|1|different column names were expected, found [a, a]",
      })
  void saysWhatIsWrongAndWhere(String text, long line, String message) {
    assertThatThrownBy(() -> CsvTable.parse(text.replace('~', '\n')))
        .hasMessage(message)
        .extracting(e -> ((CsvFormatException) e).line())
        .isEqualTo(line);
  }

  @Test
  void refusesAnOpenQuote() {
    assertThatThrownBy(() -> CsvTable.parse("a\n\"open\n"))
        .isInstanceOf(CsvFormatException.class)
        .hasMessageContaining("a field in RFC 4180 quotes was expected");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> CsvTable.parse("")).isInstanceOf(CsvFormatException.class);
  }
}
