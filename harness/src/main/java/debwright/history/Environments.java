package debwright.history;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.text.UtcTime;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How far the environments are behind trunk.
 *
 * @param last the one that is furthest behind: what it has, all have
 * @param undeployed how many revisions it has not
 * @param notes on deploys of what is not on trunk
 */
record Environments(Optional<String> last, int undeployed, List<String> notes) {
  Environments {
    notes = List.copyOf(notes);
  }

  /**
   * Looks their deploys up.
   *
   * @param landed all of trunk's revisions, newest first
   * @param names of the environments
   */
  static Environments of(
      Trunk trunk, TrunkBranch branch, State state, List<Revision> landed, Collection<String> names)
      throws TrunkException, IOException {
    List<String> ids = landed.stream().map(Revision::id).toList();
    Environments found = new Environments(Optional.empty(), -1, List.of());
    List<String> notes = new ArrayList<>();
    for (String name : names) {
      Optional<Recorded<Deployed>> deploy = state.deployed(name);
      if (deploy.isEmpty()) {
        notes.add("no deploy to " + name + " succeeded and stands");
        continue;
      }
      int place = ids.indexOf(deploy.get().fact().revision());
      if (place < 0) {
        notes.add(elsewhere(deploy.get(), trunk, branch));
      } else if (place > found.undeployed) {
        found = new Environments(Optional.of(name), place, List.of());
      }
    }
    int undeployed = found.last.isEmpty() ? landed.size() : found.undeployed;
    return new Environments(found.last, undeployed, notes);
  }

  /** Why a deployed revision is not among those that landed. */
  private static String elsewhere(Recorded<Deployed> deploy, Trunk trunk, TrunkBranch branch)
      throws TrunkException, IOException {
    String id = deploy.fact().revision();
    String what =
        "%s runs revision %s, deployed %s, which "
            .formatted(
                deploy.fact().environment(),
                Revision.shortId(id),
                UtcTime.text(deploy.event().time()));
    if (!trunk.has(id)) {
      return what
          + (trunk.shallow()
              ? "this shallow clone does not have: git fetch --unshallow"
              : "is not here: it was never fetched, or " + branch.name() + " was rewritten");
    }
    return what
        + (trunk.isAncestor(trunk.resolve(id), branch.tip())
            ? "did not land on " + branch.name() + " itself, but came by a merge"
            : "is not on " + branch.name() + ": it was rewritten, or a branch was deployed");
  }
}
