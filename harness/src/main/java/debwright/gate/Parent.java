package debwright.gate;

import debwright.result.Run;
import debwright.run.EngineException;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.Optional;

/** Finds the revision that a candidate was made on, and its run. */
record Parent(Trunk trunk, Engines engines) {

  /** The first parent; that of a work tree which changes nothing is its commit's. */
  Optional<Revision> of(Side candidate) throws IOException, TrunkException {
    if (candidate instanceof Side.AtRevision at) {
      return trunk.firstParent(at.revision());
    }
    if (candidate instanceof Side.Worktree worktree) {
      boolean same = trunk.engine(worktree.head()).digest().equals(trunk.worktreeEngine().digest());
      return same ? trunk.firstParent(worktree.head()) : Optional.of(worktree.head());
    }
    return Optional.empty();
  }

  /**
   * Its run.
   *
   * @throws TrunkException it has no engine
   * @throws EngineException its engine cannot be built or driven
   */
  Run run(Revision parent, Runner runner)
      throws IOException, TrunkException, EngineException, InterruptedException {
    return runner.run(engines.provide(trunk.engine(parent)), "parent");
  }
}
