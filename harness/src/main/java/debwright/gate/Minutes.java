package debwright.gate;

import debwright.comparison.Share;
import debwright.comparison.Totals;
import debwright.comparison.Verdict;
import debwright.ledger.Event;
import debwright.ledger.Fact;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Mark;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.util.Optional;

/**
 * What a ledger keeps of a judgement: the verdict on a revision, and that it is harmless where
 * nothing differs at all and nobody has marked it. The verdict is by whoever had it judged; the
 * mark follows from it, and is the machine's.
 */
record Minutes(Trunk trunk) {

  void keep(GateReport report) throws IOException, LedgerException, InterruptedException {
    if (!(report.subject() instanceof Side.AtRevision at)) {
      return;
    }
    Ledger ledger = Ledger.of(trunk);
    ledger.append(
        new Fact.VerdictGiven(
            at.revision().id(),
            report.verdict().word().name(),
            report.verdict().line(),
            report.baseline().side().flatMap(Minutes::revision).map(Revision::id).orElse(""),
            report.candidate().name()));
    if (isHarmless(report) && ledger.state().mark(at.revision().id()).isEmpty()) {
      ledger.append(
          Event.MACHINE,
          new Fact.Marked(
              at.revision().id(), Mark.HARMLESS, Optional.empty(), "its run shows no difference"));
    }
  }

  private static boolean isHarmless(GateReport report) {
    Totals totals = report.verdict().totals();
    return report.comparison().isPresent()
        && report.verdict().word() == Verdict.Word.PASS
        && totals.of(Share.SAME) == totals.all();
  }

  private static Optional<Revision> revision(Side side) {
    return side instanceof Side.AtRevision at ? Optional.of(at.revision()) : Optional.empty();
  }
}
