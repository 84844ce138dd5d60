package debwright.app;

import debwright.index.IndexException;
import java.util.Optional;

/** Which package of a release has a library. */
@FunctionalInterface
public interface LibraryPackages {

  /**
   * The best of those that have a library of that file name; empty where none has.
   *
   * @throws IndexException when the index that should tell is damaged
   */
  Optional<String> packageOf(String library) throws IndexException;
}
