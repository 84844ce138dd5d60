package debwright.trunk;

import debwright.run.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Whole trees of revisions, a folder each, for what is judged beside the engine: the corpora. */
public final class TreeCache {
  private static final int KEPT = 5;

  private final Path trees;

  /**
   * A cache of trees below a folder.
   *
   * @param cache where all caches of Debwright live
   */
  public TreeCache(Path cache) {
    this.trees = cache.resolve("trees").toAbsolutePath();
  }

  /** The revision's tree, in a folder that is not to be changed. */
  public Path provide(Trunk trunk, Revision revision)
      throws IOException, TrunkException, InterruptedException {
    Path folder = trees.resolve(revision.id());
    Files.createDirectories(trees.resolve("locks"));
    CacheLock lock = CacheLock.take(trees.resolve("locks").resolve(revision.id()), () -> {});
    try {
      if (!Files.isDirectory(folder)) {
        checkOut(trunk, revision, folder);
      }
      CacheEviction.touch(folder);
      new CacheEviction(trees, KEPT, Duration.ofDays(30)).run();
      return folder;
    } finally {
      lock.close();
    }
  }

  private void checkOut(Trunk trunk, Revision revision, Path folder)
      throws IOException, TrunkException {
    Path making = trees.resolve(".making-" + revision.id());
    try {
      FolderRemoval.remove(making);
      Files.createDirectories(making);
      trunk.engine(revision).copyTo(making);
      Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderRemoval.remove(making);
    }
  }
}
