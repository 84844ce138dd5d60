package debwright.ledger;

import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the folders of runs are kept, by their names: the digests of what went into them. */
public interface RunStore {
  /**
   * That of a project.
   *
   * @param root of the repository, to which a folder's path is relative
   * @param shelf the folder where runs are made and laid out on this machine
   */
  static RunStore of(RunsPlace place, Trunk trunk, Path root, Path shelf) {
    if (place instanceof RunsPlace.OnRef ref) {
      return new RefStore(trunk, ref, shelf);
    }
    return place instanceof RunsPlace.InFolder folder
        ? new FolderStore(root.resolve(folder.path()))
        : new FolderStore(shelf);
  }

  /**
   * Whether a run is kept.
   *
   * @param run 64 hex digits
   */
  boolean has(String run) throws IOException, LedgerException, InterruptedException;

  /**
   * A folder with a run, not to be changed; empty where it is not kept.
   *
   * @param run 64 hex digits
   */
  Optional<Path> find(String run) throws IOException, LedgerException, InterruptedException;

  /**
   * Keeps a run; of two of one name the first one stays.
   *
   * @param run 64 hex digits
   * @param folder that holds it
   */
  void keep(String run, Path folder) throws IOException, LedgerException, InterruptedException;

  /** What is to be told of it, such as that it could not be shared; empty where nothing is. */
  default Optional<String> note() {
    return Optional.empty();
  }
}
