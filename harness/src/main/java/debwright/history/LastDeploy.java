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
 * @param environment its name
 * @param revision what it runs, one that landed
 */
public record LastDeploy(String environment, Revision revision) {

  /** It, or empty where nothing of trunk is deployed. */
  public static Optional<LastDeploy> of(Trunk trunk, TrunkBranch branch, State state)
      throws TrunkException, IOException {
    List<Revision> landed = trunk.landed(branch.tip(), Optional.empty(), Integer.MAX_VALUE);
    Environments environments = Environments.of(trunk, branch, state, landed);
    return environments
        .last()
        .map(name -> new LastDeploy(name, landed.get(environments.undeployed())));
  }
}
