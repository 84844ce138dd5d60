package debwright.landing;

import debwright.trunk.GitCommand;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Duration;

/**
 * The same trunk at a forge.
 *
 * @param branch its name, here and there
 * @param repository the forge's address for git
 */
record ForgeTrunk(Trunk trunk, String branch, String repository) {
  private static final Duration NETWORK = Duration.ofMinutes(2);
  private static final String THERE = "refs/debwright/forge/trunk";

  /**
   * Moves it, if it is where it is thought to be.
   *
   * @return whether it was, and is at the new revision now
   * @throws TrunkException the forge cannot be reached, or does not let this happen
   */
  boolean push(Revision from, Revision to)
      throws IOException, TrunkException, InterruptedException {
    String ref = "refs/heads/" + branch;
    GitCommand.Answer answer =
        git()
            .run(
                "push",
                "--no-verify",
                "--force-with-lease=" + ref + ":" + from.id(),
                repository,
                to.id() + ":" + ref);
    if (answer.succeeded()) {
      return true;
    }
    if (answer.said().contains("stale info") || answer.said().contains("[rejected]")) {
      return false;
    }
    throw new TrunkException(
        "%s at the forge cannot be moved: %s".formatted(branch, answer.reason()),
        "whoever runs this must be allowed to push there");
  }

  /** Brings trunk to where the forge's is, if that one is ahead. */
  void follow() throws IOException, TrunkException, InterruptedException {
    GitCommand.Answer answer =
        git()
            .run(
                "-c",
                "gc.auto=0",
                "fetch",
                "--quiet",
                "--no-tags",
                repository,
                "+refs/heads/" + branch + ":" + THERE);
    if (!answer.succeeded()) {
      throw new TrunkException(
          "%s of the forge cannot be fetched: %s".formatted(branch, answer.reason()),
          "see forge: in debwright.yaml");
    }
    Revision there = trunk.resolve(THERE);
    Revision here = trunk.tip(branch);
    if (!there.equals(here) && trunk.isAncestor(here, there)) {
      trunk.move(branch, here, there);
    }
  }

  private GitCommand git() {
    return new GitCommand(trunk.gitFolder(), NETWORK);
  }
}
