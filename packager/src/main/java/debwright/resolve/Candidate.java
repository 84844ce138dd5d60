package debwright.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that may be the needed library.
 *
 * @param path in the app or in the installed system
 * @param bundled whether it is a file of the app
 * @param packages that own the path, best first; empty for a file of the app that no package ships
 * @param folders where each of the packages has the object itself, if the path may be a link
 * @param soname its DT_SONAME
 */
record Candidate(
    String path,
    boolean bundled,
    List<String> packages,
    List<String> folders,
    Optional<String> soname) {
  Candidate {
    packages = List.copyOf(packages);
    folders = List.copyOf(folders);
  }

  /** A file that is no link. */
  Candidate(String path, boolean bundled, List<String> packages, Optional<String> soname) {
    this(path, bundled, packages, List.of(), soname);
  }

  /** Whether shlibs files speak of it. */
  boolean publicLibrary() {
    return soname.isPresent();
  }

  /** The same, but best is one of the packages, where that is one of them. */
  Candidate preferring(String packageName) {
    if (!packages.contains(packageName)) {
      return this;
    }
    int at = packages.indexOf(packageName);
    return new Candidate(path, bundled, first(at, packages), first(at, folders), soname);
  }

  /** The same, with one of them before all others; folders are not known of every file. */
  private static List<String> first(int at, List<String> all) {
    List<String> ordered = new ArrayList<>(all);
    if (at < ordered.size()) {
      ordered.add(0, ordered.remove(at));
    }
    return ordered;
  }

  /** The same, but best are those packages that have the object in one of some folders. */
  Candidate preferring(Set<String> homes) {
    if (packages.size() < 2 || folders.stream().noneMatch(homes::contains)) {
      return this;
    }
    Candidate ordered = this;
    for (int i = packages.size() - 1; i >= 0; i--) {
      if (homes.contains(folders.get(i))) {
        ordered = ordered.preferring(packages.get(i));
      }
    }
    return ordered;
  }
}
