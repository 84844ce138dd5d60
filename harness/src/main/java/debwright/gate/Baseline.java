package debwright.gate;

import debwright.ledger.LedgerException;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.Optional;

/**
 * What the candidate is compared with, and why that.
 *
 * @param side it, or empty: the candidate is judged by its labels alone
 * @param reason for people
 */
public record Baseline(Optional<Side> side, String reason) {

  /**
   * The one that was asked for, else what the ledger says is deployed, else the one that project
   * files name, else none.
   *
   * @throws GateException it does not come before the candidate, or nothing is deployed
   * @throws TrunkException there is no such revision
   * @throws LedgerException the ledger is damaged
   */
  static Baseline choose(Optional<String> asked, ProjectFile project, Side candidate, Trunk trunk)
      throws GateException, TrunkException, LedgerException, IOException, InterruptedException {
    Baseline baseline =
        asked.isPresent() ? asked(asked.get(), trunk) : unasked(project, candidate, trunk);
    if (baseline.side().isPresent()) {
      expectBefore(baseline.side().get(), candidate, trunk);
    }
    return baseline;
  }

  private static Baseline asked(String name, Trunk trunk)
      throws GateException, TrunkException, LedgerException, IOException, InterruptedException {
    return DeployedBaseline.isNamed(name)
        ? new DeployedBaseline(trunk).named(name)
        : new Baseline(Optional.of(Side.of(name, trunk)), "as asked for");
  }

  private static Baseline unasked(ProjectFile project, Side candidate, Trunk trunk)
      throws GateException, TrunkException, LedgerException, IOException, InterruptedException {
    Optional<Baseline> deployed = new DeployedBaseline(trunk).usual();
    return deployed.isPresent()
        ? deployed.get()
        : new NamedBaseline(trunk, candidate).choose(project.baseline());
  }

  /**
   * A comparison with a revision that the candidate does not contain blames it for others' work.
   */
  private static void expectBefore(Side baseline, Side candidate, Trunk trunk)
      throws GateException, IOException {
    Optional<Revision> before = revision(baseline);
    Optional<Revision> after = revision(candidate);
    if (before.isPresent() && after.isPresent() && !trunk.isAncestor(before.get(), after.get())) {
      throw new GateException(
          "the baseline, "
              + baseline.description()
              + ", does not come before the candidate, "
              + candidate.description(),
          hint(trunk));
    }
  }

  private static String hint(Trunk trunk) throws IOException {
    return trunk.shallow()
        ? "this clone is shallow: git fetch --unshallow"
        : "name an ancestor, or rebase the candidate onto the baseline";
  }

  private static Optional<Revision> revision(Side side) {
    if (side instanceof Side.Worktree worktree) {
      return Optional.of(worktree.head());
    }
    return side instanceof Side.AtRevision at ? Optional.of(at.revision()) : Optional.empty();
  }
}
