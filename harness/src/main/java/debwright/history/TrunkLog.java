package debwright.history;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.EngineDigests;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The revisions that landed, newest first, with what the ledger knows of each.
 *
 * @param entries as many as were asked for
 * @param queue all that are not deployed
 * @param environment whose deploys the queue begins after, or empty where nothing was deployed
 * @param notes what a person should know, each one line
 */
public record TrunkLog(
    List<LogEntry> entries, DeployQueue queue, Optional<String> environment, List<String> notes) {
  public TrunkLog {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /**
   * Reads it for the environment that is furthest behind.
   *
   * @param state of the ledger
   * @param limit how many entries at most
   */
  public static TrunkLog read(Trunk trunk, TrunkBranch branch, State state, int limit)
      throws TrunkException, IOException {
    List<Revision> all = trunk.landed(branch.tip(), Optional.empty(), Integer.MAX_VALUE);
    return read(trunk, branch, all, state, state.environments(), limit);
  }

  /**
   * Reads it for some environments.
   *
   * @param all of trunk's revisions, newest first
   * @param state of the ledger
   * @param names of the environments; the queue is that of the one furthest behind
   * @param limit how many entries at most
   */
  public static TrunkLog read(
      Trunk trunk,
      TrunkBranch branch,
      List<Revision> all,
      State state,
      Collection<String> names,
      int limit)
      throws TrunkException, IOException {
    Environments environments = Environments.of(trunk, branch, state, all, names);
    DeployQueue queue =
        Undeployed.of(state, environments.last()).queue(all.subList(0, environments.undeployed()));
    List<LogEntry> entries =
        entries(all.subList(0, Math.min(limit, all.size())), trunk, state, queue);
    List<String> notes = new ArrayList<>(environments.notes());
    if (trunk.shallow() && entries.size() == all.size()) {
      notes.add("this clone is shallow: older revisions are missing; git fetch --unshallow");
    }
    return new TrunkLog(entries, queue, environments.last(), notes);
  }

  /**
   * What is known of some revisions.
   *
   * @param queue that they stand in, or stood
   */
  public static List<LogEntry> entries(
      List<Revision> revisions, Trunk trunk, State state, DeployQueue queue) throws IOException {
    EngineDigests digests = trunk.digests();
    List<LogEntry> entries = new ArrayList<>();
    for (Revision revision : revisions) {
      entries.add(entry(revision, digests.of(revision), state, queue));
    }
    return entries;
  }

  private static LogEntry entry(
      Revision revision, Optional<String> engine, State state, DeployQueue queue) {
    String id = revision.id();
    return new LogEntry(
        revision,
        engine,
        last(state.runs(id)).map(run -> run.fact().run()),
        last(state.verdicts(id)).map(verdict -> verdict.fact().word()),
        state.deploys(id).stream().map(deploy -> text(deploy, state)).distinct().toList(),
        state.mark(id).map(Recorded::fact),
        queue.standing(id));
  }

  private static String text(Recorded<Deployed> deploy, State state) {
    String environment = deploy.fact().environment();
    if (state.stands(deploy)) {
      return environment;
    }
    return environment + (deploy.fact().success() ? " (rolled back)" : " (failed)");
  }

  private static <T> Optional<T> last(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
