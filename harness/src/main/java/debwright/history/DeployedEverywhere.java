package debwright.history;

import debwright.ledger.State;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What all environments have: the revision that the one furthest behind runs.
 *
 * @param revision it, one that landed; empty where nothing of trunk is deployed
 * @param notes on deploys that do not count, each one line
 */
public record DeployedEverywhere(Optional<Revision> revision, List<String> notes) {
  public DeployedEverywhere {
    notes = List.copyOf(notes);
  }

  /** That of a trunk. */
  public static DeployedEverywhere of(Trunk trunk, TrunkBranch branch, State state)
      throws TrunkException, IOException {
    List<Revision> landed = trunk.landed(branch.tip(), Optional.empty(), Integer.MAX_VALUE);
    Environments environments = Environments.of(trunk, branch, state, landed, state.environments());
    return new DeployedEverywhere(
        environments.last().map(name -> landed.get(environments.undeployed())),
        environments.notes());
  }
}
