package debwright.web;

import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.delivery.Proposal;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A board, and what pages make of it.
 *
 * @param answers by environment, in the board's order
 * @param deploys all of them, newest first
 * @param suites all runs of the tests, newest first
 * @param proposals all of them, newest first
 */
record Snapshot(
    Board board,
    Landings landings,
    Map<String, Answer> answers,
    List<Recorded<Deployed>> deploys,
    List<Recorded<SuiteRun>> suites,
    List<Proposal> proposals) {

  static Snapshot of(Board board) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (BoardEnvironment environment : board.environments()) {
      answers.put(environment.name(), Answer.of(environment));
    }
    return new Snapshot(
        board,
        Landings.of(board),
        answers,
        reversed(board.state().all(Deployed.class)),
        reversed(board.state().all(SuiteRun.class)),
        reversed(List.copyOf(board.proposals().all())));
  }

  private static <T> List<T> reversed(List<T> all) {
    List<T> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    return Collections.unmodifiableList(reversed);
  }

  /** Whether an event links to a log of that name, or to a report of that revision. */
  boolean names(String name) {
    return board.state().all(Tried.class).stream()
            .anyMatch(each -> each.fact().log().equals(name) || each.fact().preview().equals(name))
        || deploys.stream().anyMatch(each -> each.fact().log().equals(name))
        || !board.state().verdicts(name).isEmpty();
  }

  /** What the first page answers. */
  Optional<Answer> answer() {
    return board.production().flatMap(each -> Optional.ofNullable(answers.get(each.name())));
  }

  /** How the tests do. */
  SuiteHealth health() {
    return SuiteHealth.of(suites);
  }
}
