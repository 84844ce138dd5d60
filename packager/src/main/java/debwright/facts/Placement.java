package debwright.facts;

import debwright.index.LibraryEntry;
import debwright.index.Standing;
import debwright.resolve.Architecture;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a library is that facts only name: in the folder of its architecture, an object of that
 * architecture whose DT_SONAME is its name. A package of 32-bit libraries of amd64 says so in its
 * name.
 */
record Placement(Architecture architecture) {
  private static final Pattern I386 = Pattern.compile("lib32.+|.+-i386");
  private static final Pattern X32 = Pattern.compile("libx32.+|.+-x32");

  LibraryEntry entry(String library, String packageName, Standing standing) {
    return at(folder(packageName) + "/" + library, library, packageName, standing);
  }

  /** The same for a library whose path is known. */
  LibraryEntry at(String path, String soname, String packageName, Standing standing) {
    return new LibraryEntry(
        path, packageName, Optional.empty(), Optional.of(soname), abi(packageName), standing);
  }

  private String folder(String packageName) {
    if (isFor(I386, packageName)) {
      return "/usr/lib32";
    }
    return isFor(X32, packageName) ? "/usr/libx32" : "/usr/lib/" + architecture.triplet();
  }

  private String abi(String packageName) {
    if (isFor(I386, packageName)) {
      return Architecture.I386.abi();
    }
    return isFor(X32, packageName)
        ? architecture.abi().replaceFirst("^64:", "32:")
        : architecture.abi();
  }

  private boolean isFor(Pattern kind, String packageName) {
    return architecture == Architecture.AMD64 && kind.matcher(packageName).matches();
  }
}
