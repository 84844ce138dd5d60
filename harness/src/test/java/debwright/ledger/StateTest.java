package debwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Fact.RunStored;
import debwright.ledger.Fact.VerdictGiven;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateTest {
  private static final String ONE = "1".repeat(40);
  private static final String TWO = "2".repeat(40);
  private static final String THREE = "3".repeat(40);

  private final List<Event> events = new ArrayList<>();

  private Event add(Fact fact) {
    return add(fact.kind(), fact.fields());
  }

  private Event add(String kind, Map<String, String> fields) {
    Instant time = Instant.EPOCH.plusSeconds(events.size());
    Event event = Event.of(time, kind, "A <a@example.org>", new TreeMap<>(fields));
    events.add(event);
    return event;
  }

  private Event deploy(String revision) {
    return add(new Deployed("production", revision, true, false));
  }

  private Optional<String> deployed() throws Exception {
    return State.of(events).deployed("production").map(deploy -> deploy.fact().revision());
  }

  @Test
  void theNewestDeployThatSucceededIsTheOneThatRuns() throws Exception {
    assertThat(deployed()).isEmpty();
    deploy(ONE);
    deploy(TWO);
    add(new Deployed("production", THREE, false, false));
    add(new Deployed("production", THREE, true, true));
    add(new Deployed("staging", THREE, true, false));
    assertThat(deployed()).contains(TWO);
    assertThat(State.of(events).environments()).containsExactly("production", "staging");
    assertThat(State.of(events).deploys(THREE)).hasSize(3);
  }

  @Test
  void aDeployThatWasRolledBackDoesNotCount() throws Exception {
    deploy(ONE);
    Event second = deploy(TWO);
    add(new RolledBack("production", second.id()));
    assertThat(deployed()).contains(ONE);
    deploy(TWO);
    assertThat(deployed()).contains(TWO);
  }

  @Test
  void theNewestMarkHolds() throws Exception {
    add(new Marked(ONE, Mark.BAD, Optional.empty(), "loses libc6"));
    add(new Marked(TWO, Mark.HARMLESS, Optional.empty(), ""));
    add(new Marked(ONE, Mark.BAD, Optional.of(TWO), ""));
    State state = State.of(events);
    assertThat(state.mark(ONE).orElseThrow().fact().coveredBy()).contains(TWO);
    assertThat(state.mark(TWO).orElseThrow().fact().mark()).isEqualTo(Mark.HARMLESS);
    assertThat(state.mark(THREE)).isEmpty();
  }

  @Test
  void everyFactIsReadAsItWasWritten() throws Exception {
    List<Fact> facts =
        List.of(
            new VerdictGiven(ONE, "PASS", "verdict: PASS (…)", TWO, "ab"),
            new VerdictGiven(ONE, "FAIL", "", "", ""),
            new RunStored(ONE, "ab", "cd"),
            new Deployed("production", ONE, true, true),
            new Deployed("production", ONE, false, false),
            new RolledBack("production", "ab"),
            new Marked(ONE, Mark.NEEDS_CHECK, Optional.empty(), ""),
            new Marked(ONE, Mark.DEPLOYABLE, Optional.empty(), "seen"),
            new Marked(ONE, Mark.BAD, Optional.of(TWO), ""),
            new Landed("7", ONE, TWO));
    for (Fact fact : facts) {
      Event event = EventText.read("here", EventText.write(add(fact)));
      assertThat(Fact.of(event)).contains(fact);
    }
    State state = State.of(events);
    assertThat(state.verdicts(ONE)).hasSize(2);
    assertThat(state.runs(ONE)).hasSize(1);
    assertThat(state.landing(TWO).orElseThrow().fact().proposal()).isEqualTo("7");
  }

  @Test
  void theOrderOfEventsDoesNotMatter() throws Exception {
    deploy(ONE);
    add(new RolledBack("production", deploy(TWO).id()));
    Collections.reverse(events);
    assertThat(deployed()).contains(ONE);
  }

  @Test
  void whatLaterVersionsSayIsPassedOver() throws Exception {
    deploy(ONE);
    add("audit-of-2030", Map.of("item", "7"));
    assertThat(deployed()).contains(ONE);
  }

  @Test
  void saysWhichFieldIsWrong() {
    add("deploy", Map.of("environment", "production", "revision", "main"));
    LedgerException problem = catchThrowableOfType(LedgerException.class, () -> State.of(events));
    assertThat(problem.explanation())
        .startsWith("refs/debwright/ledger: 1970-01/")
        .endsWith(".json: deploy 'revision': expected a commit's 40 hex digits, found 'main'");
    assertThat(problem.hint()).contains("later version");
    events.clear();
    add("mark", Map.of("revision", ONE, "mark", "good"));
    assertThat(catchThrowableOfType(LedgerException.class, () -> State.of(events)).explanation())
        .endsWith("expected one of 'needs-check', 'deployable', 'harmless', 'bad', found 'good'");
  }
}
