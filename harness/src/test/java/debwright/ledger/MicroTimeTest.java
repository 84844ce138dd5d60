package debwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MicroTimeTest {
  @Test
  void isWhatTheJdkReadsAndWrites() {
    DateTimeFormatter jdk =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      long second = (long) (random.nextDouble() * 250e9);
      Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1000L);
      String text = MicroTime.format(time);
      assertThat(text).isEqualTo(jdk.format(time));
      assertThat(MicroTime.parse(text)).isEqualTo(time);
    }
    assertThat(MicroTime.parse("2026-03-01T12:00:00Z")).isEqualTo("2026-03-01T12:00:00Z");
    Instant far = Instant.parse("+12026-03-01T12:00:00.5Z");
    assertThat(MicroTime.format(far)).isEqualTo(jdk.format(far));
  }

  @Test
  void refusesWhatIsNoTime() {
    for (String text :
        new String[] {
          "2026-02-30T12:00:00.000000Z",
          "2026-13-01T12:00:00.000000Z",
          "2026-01-01T24:00:01.000000Z",
          "2026-01-01T00:60:00.000000Z",
          "yesterday"
        }) {
      assertThatThrownBy(() -> MicroTime.parse(text))
          .as(text)
          .isInstanceOf(DateTimeException.class);
    }
  }
}
