package debwright.history;

import debwright.gate.GateProgress;
import debwright.ledger.Fact.RunStored;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.RunStore;
import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.run.EngineException;
import debwright.trunk.EngineSource;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a corpus with the engine of each revision that landed, and records the runs in the ledger.
 * What was done before is not done again, so that it goes on where it was killed.
 *
 * @param shelf the folder where runs are made
 * @param store where they are kept
 */
public record TrunkRuns(
    Trunk trunk,
    Ledger ledger,
    EngineRuns runs,
    Path shelf,
    RunStore store,
    GateProgress progress) {

  /** What came of a revision. */
  public enum Result {
    RAN("ran"),
    /** Its engine ran before. */
    KNOWN("known"),
    /** Some items could not be asked about, for want of disk, network or workers. */
    PARTLY("partly"),
    FAILED("failed");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A revision, and what came of it.
   *
   * @param engine its digest, or empty where there is none
   * @param run its name, or empty where there is none
   * @param why it failed, or empty
   * @param said the end of what the build wrote: several lines, or empty
   */
  public record Done(
      Revision revision,
      Result result,
      Optional<String> engine,
      Optional<String> run,
      String why,
      String said) {
    /** Whether there is a whole run of it. */
    public boolean succeeded() {
      return result == Result.RAN || result == Result.KNOWN;
    }
  }

  /**
   * Runs each.
   *
   * @param revisions oldest first
   * @throws LedgerException the ledger or the store cannot be read or written
   */
  public List<Done> run(List<Revision> revisions)
      throws IOException, LedgerException, InterruptedException {
    List<Done> done = new ArrayList<>();
    for (Revision revision : revisions) {
      done.add(run(revision));
    }
    return done;
  }

  private Done run(Revision revision) throws IOException, LedgerException, InterruptedException {
    Optional<String> engine = Optional.empty();
    try {
      EngineSource source = trunk.engine(revision);
      engine = Optional.of(source.digest());
      String name = runs.name(source);
      Result result = store.has(name) ? Result.KNOWN : made(source, name);
      if (result == Result.PARTLY) {
        String why = "some items have no answer yet: run it again";
        return new Done(revision, result, engine, Optional.of(name), why, "");
      }
      record(new RunStored(revision.id(), source.digest(), name));
      return new Done(revision, result, engine, Optional.of(name), "", "");
    } catch (EngineException e) {
      return failed(revision, engine, e.explanation(), e.said());
    } catch (TrunkException e) {
      return failed(revision, engine, e.explanation(), "");
    }
  }

  private static Done failed(Revision revision, Optional<String> engine, String why, String said) {
    return new Done(revision, Result.FAILED, engine, Optional.empty(), why, said);
  }

  private Result made(EngineSource source, String name)
      throws IOException, EngineException, TrunkException, LedgerException, InterruptedException {
    Files.createDirectories(shelf);
    Path folder = shelf.resolve(name);
    Run run = runs.run(source, progress.builds()).run(folder, progress.run(source.name()));
    if (run.results().stream().map(ItemResult::outcome).anyMatch(TrunkRuns::mayComeYet)) {
      return Result.PARTLY;
    }
    store.keep(name, folder);
    return Result.RAN;
  }

  private static boolean mayComeYet(Outcome outcome) {
    return outcome.kind() == Outcome.Kind.INFRA || outcome.kind() == Outcome.Kind.NOT_RUN;
  }

  private void record(RunStored fact) throws IOException, LedgerException, InterruptedException {
    boolean known =
        ledger.state().runs(fact.revision()).stream().anyMatch(run -> run.fact().equals(fact));
    if (!known) {
      ledger.append(fact);
    }
  }
}
