package debwright.index;

import java.util.List;
import java.util.Optional;

/**
 * What an archive has under one name.
 *
 * @param own the package of that name, if there is one
 * @param providers names of the packages that provide it, sorted
 */
public record OfferedName(Optional<OfferedPackage> own, List<String> providers) {
  /** Of a name that means nothing. */
  public static final OfferedName NONE = new OfferedName(Optional.empty(), List.of());

  public OfferedName {
    providers = List.copyOf(providers);
  }
}
