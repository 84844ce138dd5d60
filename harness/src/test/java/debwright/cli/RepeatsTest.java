package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private Instant now = Instant.EPOCH;

  @Test
  void saysTheSameOnceAnHour() {
    List<String> said = new ArrayList<>();
    Repeats repeats = new Repeats(said::add, () -> now);
    repeats.accept("full");
    repeats.accept("dead");
    now = now.plus(Duration.ofMinutes(59));
    repeats.accept("full");
    assertThat(said).containsExactly("full", "dead");
    now = now.plus(Duration.ofMinutes(1));
    repeats.accept("full");
    assertThat(said).as("after an hour").containsExactly("full", "dead", "full");
  }
}
