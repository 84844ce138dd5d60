package debwright.resolve;

import java.util.List;
import java.util.Optional;

/**
 * A file that may be the needed library.
 *
 * @param path in the app or in the installed system
 * @param bundled whether it is a file of the app
 * @param packages that own the path, best first; empty for a file of the app that no package ships
 * @param soname its DT_SONAME
 */
record Candidate(String path, boolean bundled, List<String> packages, Optional<String> soname) {
  Candidate {
    packages = List.copyOf(packages);
  }

  /** Whether shlibs files speak of it. */
  boolean publicLibrary() {
    return soname.isPresent();
  }
}
