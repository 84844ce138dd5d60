package debwright.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void cutsBetweenCharacters() {
    assertThat(PlainText.cut("😀😀😀", 3)).isEqualTo("😀😀😀");
    assertThat(PlainText.cut("😀😀😀", 2)).isEqualTo("😀…");
    assertThat(PlainText.cutBytes("😀😀😀", 12)).isEqualTo("😀😀😀");
    assertThat(PlainText.cutBytes("😀😀😀", 11)).isEqualTo("😀😀…");
  }

  @Test
  void whateverComesOneLineIsOne() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int at = 0; at < 20; at++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      }
      String line = PlainText.oneLine(PlainText.whole(text.toString()));
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(line);
      assertThat(line.codePoints().filter(Character::isISOControl).count())
          .as("of the seed's round " + round)
          .isZero();
      assertThat(PlainText.cutBytes(line, 10).getBytes(StandardCharsets.UTF_8))
          .hasSizeLessThanOrEqualTo(10);
    }
  }
}
