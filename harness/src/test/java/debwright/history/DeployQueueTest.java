package debwright.history;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.history.DeployQueue.Entry;
import debwright.ledger.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeployQueueTest {
  private static DeployQueue queue(String... revisions) {
    return DeployQueue.of(Arrays.stream(revisions).map(DeployQueueTest::entry).toList());
  }

  /** Such as {@code 41 ok}, {@code 43 needs}, {@code 43 bad} or {@code 43 bad 46}. */
  private static Entry entry(String text) {
    String[] words = text.split(" ", -1);
    Mark mark =
        switch (words[1]) {
          case "ok" -> Mark.DEPLOYABLE;
          case "harmless" -> Mark.HARMLESS;
          case "bad" -> Mark.BAD;
          default -> Mark.NEEDS_CHECK;
        };
    return new Entry(words[0], mark, words.length > 2 ? Optional.of(words[2]) : Optional.empty());
  }

  @Test
  void oneThatNeedsACheckEndsWhatCanBeDeployed() {
    DeployQueue queue = queue("41 ok", "42 ok", "43 needs", "44 ok", "45 needs");
    assertThat(queue.deployable()).contains("42");
    assertThat(queue.standing("44").orElseThrow().blockers()).containsExactly("43");
    assertThat(queue.standing("45").orElseThrow().blockers()).containsExactly("43", "45");
  }

  @Test
  void aBadOneEndsIt() {
    assertThat(queue("41 ok", "42 ok", "43 bad", "44 ok", "45 needs").deployable()).contains("42");
  }

  @Test
  void aCoveredOneGoesWithTheOneThatCoversIt() {
    DeployQueue queue = queue("41 ok", "42 ok", "43 bad 46", "44 ok", "45 needs", "46 ok");
    assertThat(queue.deployable()).contains("42");
    assertThat(queue.standing("44").orElseThrow().blockers()).containsExactly("43");
    assertThat(queue.standing("46").orElseThrow().blockers()).containsExactly("45");
    assertThat(queue("41 ok", "43 bad 46", "45 ok", "46 ok").deployable()).contains("46");
    assertThat(queue("41 ok", "43 bad 46", "45 ok").deployable()).contains("41");
  }

  @Test
  void oneThatCoversMustBeGoodItself() {
    assertThat(queue("41 ok", "43 bad 46", "46 needs", "47 ok").deployable()).contains("41");
    assertThat(queue("41 ok", "43 bad 46", "46 bad 47", "47 ok").deployable()).contains("47");
  }

  @Test
  void onlyALaterOneOfTheQueueCovers() {
    assertThat(queue("41 ok", "43 bad 41", "44 ok").deployable()).contains("41");
    assertThat(queue("41 ok", "43 bad 99", "44 ok").deployable()).contains("41");
    assertThat(queue("41 ok", "43 bad 43", "44 ok").deployable()).contains("41");
  }

  @Test
  void whatIsHarmlessNeedsNoCheck() {
    assertThat(queue("41 harmless", "42 harmless").deployable()).contains("42");
  }

  @Test
  void nothingMayBeDeployable() {
    assertThat(queue("41 needs", "42 ok").deployable()).isEmpty();
    assertThat(DeployQueue.of(List.of()).deployable()).isEmpty();
  }
}
