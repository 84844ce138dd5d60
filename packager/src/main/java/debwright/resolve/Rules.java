package debwright.resolve;

import java.util.List;

/**
 * By which rules needs are worked out.
 *
 * @param mode whose rules find a library
 * @param strategy the best metadata that may be used
 * @param dpkg whose rules turn symbols into versions
 * @param privateFolders folders of the app that are searched before the system's, as {@code -l} of
 *     dpkg-shlibdeps
 * @param adjustments of what the archive's metadata says
 */
public record Rules(
    Mode mode,
    Strategy strategy,
    DpkgRules dpkg,
    List<String> privateFolders,
    Adjustments adjustments) {
  public Rules {
    privateFolders = List.copyOf(privateFolders);
  }

  /** Without adjustments. */
  public Rules(Mode mode, Strategy strategy, DpkgRules dpkg, List<String> privateFolders) {
    this(mode, strategy, dpkg, privateFolders, Adjustments.NONE);
  }
}
