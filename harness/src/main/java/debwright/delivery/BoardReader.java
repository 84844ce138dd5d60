package debwright.delivery;

import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.history.LogEntry;
import debwright.history.TrunkBranch;
import debwright.history.TrunkLog;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.State;
import debwright.notify.NotifySection;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads boards of a repository; what only a moved trunk changes is read again only then. */
public final class BoardReader {
  private final Trunk trunk;
  private final Ledger ledger;
  private final Backlog backlog;
  private Optional<Landed> landed = Optional.empty();
  private Optional<Board> last = Optional.empty();
  private int lastLimit;

  public BoardReader(Trunk trunk, Ledger ledger) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.backlog = new Backlog(trunk);
  }

  /** Trunk as it was at a tip. */
  private record Landed(
      Revision tip, List<Revision> revisions, DeliveryFile file, List<String> notes) {
    Landed {
      revisions = List.copyOf(revisions);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The board as things stand.
   *
   * @param limit how many revisions of the log at most
   * @throws ProjectFileException trunk's own is not as it should be
   */
  public synchronized Board read(int limit)
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    TrunkBranch branch = TrunkBranch.of(trunk);
    Landed now = landed(branch);
    State state = ledger.state();
    if (limit == lastLimit && last.filter(board -> isOf(board, branch, state)).isPresent()) {
      return last.orElseThrow();
    }
    lastLimit = limit;
    last = Optional.of(read(branch, now, state, limit));
    return last.orElseThrow();
  }

  private static boolean isOf(Board board, TrunkBranch branch, State state) {
    return board.state() == state
        && board.tip().equals(branch.tip())
        && board.trunk().equals(branch.name());
  }

  private Board read(TrunkBranch branch, Landed now, State state, int limit)
      throws IOException, TrunkException {
    Proposals proposals = Proposals.of(state);
    List<BoardEnvironment> environments = environments(branch, now, state);
    TrunkLog log =
        TrunkLog.read(trunk, branch, now.revisions, state, production(now, state), limit);
    List<BoardItem> items = backlog.items(now.file, now.tip, proposals, state, environments);
    return new Board(
        branch.name(),
        branch.tip(),
        state,
        now.file,
        proposals,
        items,
        environments,
        log.queue(),
        log.entries(),
        LaneState.of(state, branch.tip().id()),
        Stream.concat(log.notes().stream(), now.notes.stream()).toList());
  }

  /** All revisions of a board's trunk, newest first. */
  public synchronized List<Revision> revisions(Board board) throws IOException, TrunkException {
    return landed.isPresent() && landed.get().tip.equals(board.tip())
        ? landed.get().revisions
        : trunk.landed(board.tip(), Optional.empty(), Integer.MAX_VALUE);
  }

  /**
   * A part of a board's log, which may begin later than the board's own.
   *
   * @param from how many newer ones are left out
   * @param count how many at most
   */
  public List<LogEntry> entries(Board board, int from, int count)
      throws IOException, TrunkException {
    List<Revision> all = revisions(board);
    List<Revision> part = all.subList(from, Math.min(all.size(), from + count));
    return TrunkLog.entries(part, trunk, board.state(), board.queue());
  }

  private Landed landed(TrunkBranch branch)
      throws IOException, TrunkException, ProjectFileException {
    if (landed.isEmpty() || !landed.get().tip.equals(branch.tip())) {
      landed =
          Optional.of(
              new Landed(
                  branch.tip(),
                  trunk.landed(branch.tip(), Optional.empty(), Integer.MAX_VALUE),
                  DeliveryFile.of(trunk, branch.tip()),
                  told(branch.tip())));
    }
    return landed.orElseThrow();
  }

  /** What keeps somebody from being told. */
  private List<String> told(Revision tip) throws IOException {
    String text = trunk.text(tip, ProjectFile.NAME).orElse("");
    return NotifySection.read(text, ProjectFile.NAME).notes();
  }

  /** The environment that marks are for; all where there is none that users are at. */
  private static Set<String> production(Landed now, State state) {
    Set<String> names = new LinkedHashSet<>(state.environments());
    names.addAll(now.file.environments().stream().map(EnvironmentPlan::name).toList());
    return names.contains(Board.PRODUCTION) ? Set.of(Board.PRODUCTION) : names;
  }

  private List<BoardEnvironment> environments(TrunkBranch branch, Landed now, State state)
      throws IOException, TrunkException {
    Set<String> names = new LinkedHashSet<>();
    now.file.environments().forEach(plan -> names.add(plan.name()));
    names.addAll(state.environments());
    List<BoardEnvironment> environments = new ArrayList<>();
    for (String name : names) {
      TrunkLog log = TrunkLog.read(trunk, branch, now.revisions, state, List.of(name), 0);
      environments.add(
          new BoardEnvironment(
              name,
              now.file.environment(name),
              state.installed(name),
              state.all(Deployed.class).stream()
                  .filter(deploy -> deploy.fact().environment().equals(name))
                  .toList(),
              log.queue(),
              log.notes()));
    }
    return environments;
  }
}
