package debwright.trunk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * Moves a branch by compare-and-set.
 *
 * @param branch without {@code refs/heads/}
 */
record BranchMove(Repository repository, Path gitFolder, String branch) {
  private static final String KEPT = "refs/debwright/heads/";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Whether it was at one revision and is at the other now. */
  boolean move(Revision from, Revision to)
      throws TrunkException, IOException, InterruptedException {
    String ref = Constants.R_HEADS + branch;
    if (!repository.isBare() && ref.equals(repository.getFullBranch())) {
      return follow(from, to);
    }
    RefUpdate update = repository.updateRef(ref);
    update.setExpectedOldObjectId(ObjectId.fromString(from.id()));
    update.setNewObjectId(ObjectId.fromString(to.id()));
    update.setRefLogMessage("debwright: landed " + to.shortId(), false);
    return took(ref, update.update());
  }

  /** Git itself moves a branch that is checked out, as it knows what may be overwritten. */
  private boolean follow(Revision from, Revision to)
      throws TrunkException, IOException, InterruptedException {
    Ref head = repository.exactRef(Constants.R_HEADS + branch);
    if (head == null || !head.getObjectId().getName().equals(from.id())) {
      return false;
    }
    GitCommand.Answer answer =
        new GitCommand(gitFolder, LIMIT)
            .run(
                "--work-tree=" + repository.getWorkTree(),
                "-c",
                "core.hooksPath=/dev/null",
                "merge",
                "--quiet",
                "--ff-only",
                to.id());
    if (answer.succeeded()) {
      return true;
    }
    Ref now = repository.exactRef(Constants.R_HEADS + branch);
    if (now != null && !now.getObjectId().getName().equals(from.id())) {
      return false;
    }
    throw new TrunkException(
        "%s is checked out in %s, and its work tree cannot follow: %s"
            .formatted(branch, repository.getWorkTree(), answer.reason()),
        "commit or stash what is changed there");
  }

  /** Keeps a commit by a ref of its own. */
  static void keep(Repository repository, String id) throws TrunkException, IOException {
    String ref = KEPT + id;
    if (repository.exactRef(ref) != null) {
      return;
    }
    RefUpdate update = repository.updateRef(ref);
    update.setExpectedOldObjectId(ObjectId.zeroId());
    update.setNewObjectId(ObjectId.fromString(id));
    update.disableRefLog();
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.LOCK_FAILURE || repository.exactRef(ref) == null) {
      took(ref, result);
    }
  }

  private static boolean took(String ref, RefUpdate.Result result) throws TrunkException {
    return switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
      case LOCK_FAILURE, REJECTED -> false;
      case NOT_ATTEMPTED,
          REJECTED_CURRENT_BRANCH,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON,
          IO_FAILURE,
          RENAMED ->
          throw new TrunkException(
              ref + " cannot be moved: " + result, "look at the permissions of the repository");
    };
  }
}
