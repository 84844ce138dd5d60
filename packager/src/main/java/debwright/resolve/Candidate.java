package debwright.resolve;

import java.util.List;

/**
 * A file that may be the needed library.
 *
 * @param path in the app or in the installed system
 * @param bundled whether it is a file of the app
 * @param packages that own the path, best first; empty for a file of the app that no package ships
 * @param publicLibrary whether it has a DT_SONAME: only then shlibs files speak of it
 */
record Candidate(String path, boolean bundled, List<String> packages, boolean publicLibrary) {
  Candidate {
    packages = List.copyOf(packages);
  }
}
