package debwright.materials;

import debwright.index.IndexException;
import debwright.run.IndexFile;
import java.io.IOException;
import java.util.Optional;

/** Where indexes are kept. */
@FunctionalInterface
public interface IndexShelf {
  /**
   * The index of a release and architecture, or empty: its items cannot be judged here.
   *
   * @throws IndexException it is damaged
   */
  Optional<IndexFile> find(String release, String architecture) throws IOException, IndexException;
}
