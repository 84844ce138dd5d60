package debwright.completion;

import debwright.done.State;
import debwright.gate.GateReport;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.Recorded;
import java.util.List;
import java.util.Optional;

/**
 * What became of an item.
 *
 * @param findings of each criterion and assumption; none where it was judged before
 * @param gate what it was judged by, or empty
 * @param completion the judgement as the ledger has it, empty where nobody can tell yet
 * @param known whether the ledger had it already
 */
public record CompletionReport(
    CompletionSubject subject,
    List<Finding> findings,
    Optional<GateReport> gate,
    Optional<Recorded<Completed>> completion,
    boolean known) {
  public CompletionReport {
    findings = List.copyOf(findings);
  }

  /** Whether it is done, or empty where nobody can tell yet. */
  public Optional<Boolean> done() {
    return completion.map(each -> each.fact().done());
  }

  static boolean allMet(List<Finding> findings) {
    return findings.stream().allMatch(each -> each.assumption() || each.state() == State.MET);
  }

  static boolean anyMissed(List<Finding> findings) {
    return findings.stream().anyMatch(each -> !each.assumption() && each.state() == State.MISSED);
  }
}
