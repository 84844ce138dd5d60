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
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import debwright.users.UserReportException;
import debwright.users.UserReports;
import debwright.web.HintRow;
import debwright.web.HintSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds most items back on trunk, by the newest run of it that the ledger names and that is
 * still here; where that cannot be read, by the one before it, which is said. A run is read once.
 */
final class TrunkHints implements NextWork {
  private static final int LINES = 3;
  private static final int ROWS = 20;
  private static final int REVISIONS = 50;

  /** How many runs are tried before it is left at that. */
  private static final int TRIES = 3;

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

  /**
   * What was found.
   *
   * @param notes what could not be read and what may help, a line each
   */
  private record Found(List<Hint> hints, List<String> notes) {}

  @Override
  public List<String> lines(Board board) {
    return found().hints().stream()
        .limit(LINES)
        .map(
            hint ->
                "%s: %d items, %d by it alone; %s"
                    .formatted(
                        hint.title(), hint.blocks(), hint.blocksAlone(), hint.exemplar().command()))
        .toList();
  }

  @Override
  public List<String> notes() {
    return found().notes();
  }

  /** For a page. */
  HintSheet sheet() {
    Found found = found();
    return new HintSheet(
        found.hints().stream().limit(ROWS).map(TrunkHints::row).toList(), found.notes());
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

  /** Of the newest run that can be read; no hints where none is here. */
  private synchronized Found found() {
    List<String> notes = new ArrayList<>();
    try {
      for (Candidate each : candidates()) {
        if (isRead(each, notes)) {
          return new Found(hints, notes);
        }
      }
    } catch (TrunkException | ProjectFileException | LedgerException e) {
      notes.add(note("what trunk is cannot be told", e.explanation(), e.hint()));
    } catch (IOException e) {
      notes.add(note("what trunk is cannot be told", e.toString(), ""));
    }
    return new Found(List.of(), notes);
  }

  private boolean isRead(Candidate run, List<String> notes)
      throws IOException, TrunkException, ProjectFileException {
    if (run.folder().toString().equals(read)) {
      return true;
    }
    try {
      int before = notes.size();
      Weights weights = weights(notes);
      hints = Hints.of(RunFolder.read(run.folder()), weights::of);
      read = notes.size() == before ? run.folder().toString() : "";
      return true;
    } catch (RunFormatException e) {
      String what = String.valueOf(e.getMessage()).replace(runs.shelf() + "/", "");
      String again =
          "remove runs/%s in the cache, and debwright gate --candidate %s makes the run again"
              .formatted(
                  runs.shelf().relativize(run.folder()), Revision.shortId(run.revision().id()));
      notes.add(note("the run of revision " + run.revision() + " cannot be read", what, again));
      return false;
    }
  }

  private static String note(String what, String why, String hint) {
    return Visible.line(what + ": " + why + (hint.isEmpty() ? "" : "; " + hint));
  }

  private Weights weights(List<String> notes)
      throws IOException, TrunkException, ProjectFileException {
    try {
      return Weights.EVEN.reported(
          UserReports.items(UserReports.at(trunk, TrunkBranch.of(trunk).tip())));
    } catch (UserReportException e) {
      notes.add(
          note(
              "users' reports cannot be read, so all items count the same",
              String.valueOf(e.getMessage()),
              e.hint()));
      return Weights.EVEN;
    }
  }

  private record Candidate(Revision revision, Path folder) {}

  /** Few, the newest first. */
  private List<Candidate> candidates()
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    State state = ledger.state();
    Revision tip = TrunkBranch.of(trunk).tip();
    Map<Path, Candidate> found = new LinkedHashMap<>();
    for (Revision revision : trunk.landed(tip, Optional.empty(), REVISIONS)) {
      List<Recorded<VerdictGiven>> verdicts = state.verdicts(revision.id());
      for (int i = verdicts.size() - 1; i >= 0; i--) {
        runs.named(verdicts.get(i).fact().run())
            .ifPresent(folder -> found.putIfAbsent(folder, new Candidate(revision, folder)));
      }
    }
    return found.values().stream().limit(TRIES).toList();
  }
}
