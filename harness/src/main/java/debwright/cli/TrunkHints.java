package debwright.cli;

import debwright.completion.NextWork;
import debwright.delivery.Board;
import debwright.gate.ProjectFileException;
import debwright.hints.Hint;
import debwright.hints.Hints;
import debwright.hints.Weights;
import debwright.history.KnownRuns;
import debwright.history.TrunkBranch;
import debwright.ledger.Fact.VerdictGiven;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import debwright.users.UserReportException;
import debwright.users.UserReports;
import debwright.web.HintRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds most items back on trunk, by the newest run of it that the ledger names and that is
 * still here. A run is read once.
 */
final class TrunkHints implements NextWork {
  private static final int LINES = 3;
  private static final int ROWS = 20;
  private static final int REVISIONS = 50;

  private final Trunk trunk;
  private final Ledger ledger;
  private final KnownRuns runs;
  private String read = "";
  private List<Hint> hints = List.of();

  TrunkHints(Trunk trunk, Ledger ledger, Path cache) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.runs = new KnownRuns(cache.resolve("runs"));
  }

  @Override
  public List<String> lines(Board board) throws IOException {
    return hints().stream()
        .limit(LINES)
        .map(
            hint ->
                "%s: %d items, %d by it alone; %s"
                    .formatted(
                        hint.title(), hint.blocks(), hint.blocksAlone(), hint.exemplar().command()))
        .toList();
  }

  /** For a page. */
  List<HintRow> rows() {
    try {
      return hints().stream().limit(ROWS).map(TrunkHints::row).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static HintRow row(Hint hint) {
    String text =
        Stream.of(
                hint.exemplar().reason(),
                hint.next(),
                "To see it: " + hint.exemplar().command(),
                "To begin work: debwright hints --backlog " + hint.id())
            .filter(each -> !each.isBlank())
            .map(each -> each.endsWith(".") ? each : each + ".")
            .reduce((one, other) -> one + " " + other)
            .orElse("");
    return new HintRow(
        hint.title(),
        text,
        "%d items, %d by it alone".formatted(hint.blocks(), hint.blocksAlone()),
        List.of(hint.exemplar().key().item()));
  }

  /** All, the one first that holds most back; none where no run is here. */
  private synchronized List<Hint> hints() throws IOException {
    try {
      Optional<Path> newest = newest();
      if (newest.isPresent() && !newest.get().toString().equals(read)) {
        Weights weights =
            Weights.EVEN.reported(
                UserReports.items(UserReports.at(trunk, TrunkBranch.of(trunk).tip())));
        hints = Hints.of(RunFolder.read(newest.get()), weights::of);
        read = newest.get().toString();
      }
      return hints;
    } catch (TrunkException
        | ProjectFileException
        | LedgerException
        | RunFormatException
        | UserReportException e) {
      return List.of();
    }
  }

  private Optional<Path> newest()
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    State state = ledger.state();
    Revision tip = TrunkBranch.of(trunk).tip();
    for (Revision revision : trunk.landed(tip, Optional.empty(), REVISIONS)) {
      List<Recorded<VerdictGiven>> verdicts = state.verdicts(revision.id());
      for (int i = verdicts.size() - 1; i >= 0; i--) {
        Optional<Path> folder = runs.named(verdicts.get(i).fact().run());
        if (folder.isPresent()) {
          return folder;
        }
      }
    }
    return Optional.empty();
  }
}
