package debwright.ledger;

import java.nio.file.Path;
import java.util.Optional;

/** Where a project keeps its runs, as its project file says under {@code runs}. */
public sealed interface RunsPlace {

  /** Nothing is said: on this machine, where things are that can be had again. */
  record InCache() implements RunsPlace {}

  /**
   * In a folder that all share.
   *
   * @param path relative to the repository's root, or absolute
   */
  record InFolder(Path path) implements RunsPlace {}

  /**
   * In git, on a ref of their own, so that they are in nobody's clone who does not ask for them.
   *
   * @param ref its whole name, such as {@code refs/debwright/runs}
   * @param repository the one that all share, an address or a remote's name; empty for this clone
   *     alone
   */
  record OnRef(String ref, Optional<String> repository) implements RunsPlace {}
}
