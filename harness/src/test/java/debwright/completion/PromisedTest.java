package debwright.completion;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.completion.Promised.Said;
import debwright.done.Definition;
import debwright.done.State;
import debwright.gate.BacklogItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromisedTest {
  private static final String FORECAST =
      """
      met: rate: 99.0 %, wanted at least 90 %: met.
      missed: rate: 80.0 %, wanted at least 95 %: missed.
      not known: rate of all: there is nothing to judge: not known.
      assumption met: People ask: 3, wanted at least 1: met.
      assumption not known: They read it
      """;

  private static Definition definition() throws Exception {
    return BacklogItem.parse(
            "x",
            """
            title: X
            assumptions:
              - {text: People ask., check: {metric: count, at-least: 1}}
              - They read it
            done:
              - {name: rate of all, metric: exact-rate, at-least: 1 %}
              - {name: rate, metric: exact-rate, at-least: 90 %}
              - {name: rate, metric: exact-rate, at-least: 95 %}
            """,
            "x.yaml")
        .definition();
  }

  @Test
  void findsWhatWasSaidOfEach() throws Exception {
    assertThat(Promised.of(definition(), FORECAST, "missed: rate of all: 0 %: missed."))
        .containsExactly(
            new Promised(
                false,
                "rate of all",
                said(State.UNKNOWN, "there is nothing to judge"),
                said(State.MISSED, "0 %")),
            new Promised(
                false, "rate", said(State.MET, "99.0 %, wanted at least 90 %"), Optional.empty()),
            new Promised(
                false,
                "rate",
                said(State.MISSED, "80.0 %, wanted at least 95 %"),
                Optional.empty()),
            new Promised(
                true, "People ask.", said(State.MET, "3, wanted at least 1"), Optional.empty()),
            new Promised(true, "They read it", said(State.UNKNOWN, ""), Optional.empty()));
  }

  private static Optional<Said> said(State state, String sentence) {
    return Optional.of(new Said(state, sentence));
  }

  @Test
  void leavesWhatIsSaidOfNothing() throws Exception {
    assertThat(Promised.others(definition(), FORECAST + "accepted by Ann: seen"))
        .containsExactly("accepted by Ann: seen");
  }
}
