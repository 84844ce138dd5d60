package debwright.app;

import java.util.Optional;

/**
 * What a person wants of a package; the app's own papers say the rest.
 *
 * @param name of the package
 * @param version of the package
 * @param maintainer {@code NAME <ADDRESS>}
 * @param description one line
 * @param command path of the app's program, in the app
 * @param keepForeign whether objects for other architectures and systems are installed too
 */
public record Wishes(
    Optional<String> name,
    Optional<String> version,
    Optional<String> maintainer,
    Optional<String> description,
    Optional<String> command,
    boolean keepForeign) {
  /** None. */
  public static final Wishes NONE =
      new Wishes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);
}
