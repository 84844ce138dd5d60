package debwright.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * A ref that is moved by compare-and-set only.
 *
 * @param name in full, such as {@code refs/debwright/ledger}
 * @param gitFolder where the refs of all work trees are
 */
record GrowingRef(Repository repository, Path gitFolder, String name) {
  static final String DAMAGE =
      "git fsck tells what is broken; fetch the ref again, from a clone that is whole";

  private static final int PAUSE_MS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What the ref moves to. */
  interface Change<X extends Exception> {
    /** The commit after that one; the same one where there is nothing to do. */
    Optional<ObjectId> after(Optional<ObjectId> tip)
        throws IOException, LedgerException, InterruptedException, X;
  }

  Optional<ObjectId> tip() throws IOException {
    return tip(name);
  }

  Optional<ObjectId> tip(String ref) throws IOException {
    return Optional.ofNullable(repository.exactRef(ref)).map(Ref::getObjectId);
  }

  /**
   * Moves the ref; where somebody else moved it meanwhile, the change is made again, of what is
   * there now.
   *
   * @return whether it moved
   * @throws LedgerException somebody else has it locked and does not end
   */
  <X extends Exception> boolean move(Change<X> change)
      throws IOException, LedgerException, InterruptedException, X {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Path folder = gitFolder.resolve("debwright");
    String lock = name.substring(name.lastIndexOf('/') + 1);
    WriteLock mine = WriteLock.take(folder, lock, refLock());
    try {
      while (true) {
        Optional<ObjectId> tip = tip();
        Optional<ObjectId> next = after(tip, change);
        if (next.equals(tip)) {
          return false;
        }
        if (next.isPresent() && set(tip, next.get())) {
          return true;
        }
        if (System.nanoTime() - end >= 0) {
          throw locked();
        }
        Thread.sleep(PAUSE_MS);
      }
    } finally {
      mine.close();
    }
  }

  private <X extends Exception> Optional<ObjectId> after(Optional<ObjectId> tip, Change<X> change)
      throws IOException, LedgerException, InterruptedException, X {
    try {
      return change.after(tip);
    } catch (MissingObjectException | CorruptObjectException | IncorrectObjectTypeException e) {
      throw new LedgerException(
          "%s in %s: cannot be read: %s".formatted(name, gitFolder, e.getMessage()), DAMAGE, e);
    }
  }

  /** Whether the ref was at the old commit and is at the new one now. */
  private boolean set(Optional<ObjectId> old, ObjectId next) throws IOException, LedgerException {
    RefUpdate update = repository.updateRef(name);
    update.setExpectedOldObjectId(old.orElse(ObjectId.zeroId()));
    update.setNewObjectId(next);
    update.disableRefLog();
    RefUpdate.Result result = update.forceUpdate();
    return switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
      case LOCK_FAILURE -> false;
      case NOT_ATTEMPTED,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON,
          IO_FAILURE,
          RENAMED ->
          throw new LedgerException(
              "%s in %s cannot be moved to %s: %s".formatted(name, gitFolder, next.name(), result),
              "look at the permissions of the repository");
    };
  }

  private Path refLock() {
    return gitFolder.resolve(name + ".lock");
  }

  private LedgerException locked() {
    return new LedgerException(
        "%s in %s is locked or moved by others all the time".formatted(name, gitFolder),
        "if no git is at work there, remove " + refLock());
  }
}
