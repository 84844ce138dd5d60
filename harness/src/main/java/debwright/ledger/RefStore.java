package debwright.ledger;

import debwright.run.FolderRemoval;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * Runs on a ref of their own, as folders of its tree: {@code ab/abcd…/results.csv}. They are in
 * nobody's clone who does not ask for them.
 */
public final class RefStore implements RunStore {
  private final Repository repository;
  private final SharedRef shared;
  private final Optional<String> remote;
  private final FolderStore cache;
  private Optional<String> note = Optional.empty();
  private boolean fetched;

  /**
   * Runs of a clone.
   *
   * @param cache the folder where those that are looked at are laid out
   */
  public RefStore(Trunk trunk, RunsPlace.OnRef place, Path cache) {
    this.repository = trunk.repository();
    // Of two runs of the same inputs one is as good as the other; all clones choose the same.
    this.shared =
        SharedRef.of(
            trunk,
            place.ref(),
            new UnionTree.Shape(1, (name, one, other) -> one.compareTo(other) < 0 ? one : other));
    this.remote = place.repository();
    this.cache = new FolderStore(cache);
  }

  @Override
  public boolean has(String run) throws IOException, LedgerException, InterruptedException {
    if (has(shared.ref().tip(), run)) {
      return true;
    }
    fetch();
    return has(shared.ref().tip(), run);
  }

  private boolean has(Optional<ObjectId> tip, String run) throws IOException {
    if (tip.isEmpty()) {
      return false;
    }
    try (TreeWalk walk = TreeWalk.forPath(repository, path(run) + "/run.json", tree(tip.get()))) {
      return walk != null;
    }
  }

  /** Once: what others run meanwhile is found the next time. */
  private void fetch() throws IOException, LedgerException, InterruptedException {
    if (remote.isPresent() && !fetched) {
      fetched = true;
      tell(shared.fetch(remote.get()));
    }
  }

  private void tell(Exchange exchange) {
    if (exchange.result() == Exchange.Result.UNREACHABLE) {
      note = Optional.of("runs at %s: %s".formatted(exchange.remote(), exchange.said()));
    }
  }

  @Override
  public Optional<Path> find(String run) throws IOException, LedgerException, InterruptedException {
    if (!cache.has(run) && has(run)) {
      layOut(run, shared.ref().tip().orElseThrow());
    }
    return cache.find(run);
  }

  private void layOut(String run, ObjectId tip) throws IOException {
    Path folder = Files.createTempDirectory("debwright-run");
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree(tip));
      walk.setFilter(PathFilter.create(path(run)));
      walk.setRecursive(true);
      while (walk.next()) {
        Path file = folder.resolve(walk.getPathString().substring(path(run).length() + 1));
        Files.createDirectories(file.resolveSibling("."));
        try (OutputStream out = Files.newOutputStream(file)) {
          repository.open(walk.getObjectId(0), Constants.OBJ_BLOB).copyTo(out);
        }
      }
      cache.keep(run, folder);
    } finally {
      FolderRemoval.remove(folder);
    }
  }

  @Override
  public void keep(String run, Path folder)
      throws IOException, LedgerException, InterruptedException {
    shared
        .ref()
        .move(
            tip ->
                has(tip, run)
                    ? tip
                    : Optional.of(
                        shared
                            .commits()
                            .add(
                                tip,
                                inserter -> write(run, folder, inserter),
                                Instant.now(),
                                "run " + run)));
    if (remote.isPresent()) {
      tell(shared.push(remote.get()));
    }
  }

  private static SortedMap<String, ObjectId> write(String run, Path folder, ObjectInserter inserter)
      throws IOException {
    SortedMap<String, ObjectId> files = new TreeMap<>();
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      String name = path(run) + "/" + folder.relativize(file);
      files.put(name, inserter.insert(Constants.OBJ_BLOB, Files.readAllBytes(file)));
    }
    return files;
  }

  private static String path(String run) {
    return run.substring(0, 2) + "/" + run;
  }

  private RevTree tree(ObjectId tip) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(tip).getTree();
    }
  }

  @Override
  public Optional<String> note() {
    return note;
  }
}
