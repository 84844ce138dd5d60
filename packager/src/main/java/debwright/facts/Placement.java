package debwright.facts;

import debwright.index.LibraryEntry;
import debwright.index.Standing;
import debwright.resolve.Architecture;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a library is that facts only name: in the folder of its architecture, an object of that
 * architecture whose DT_SONAME is its name. A package of 32-bit libraries of amd64 says so in its
 * name.
 */
public record Placement(Architecture architecture) {
  /** What stands for the ABI of a library of a foreign architecture that has no name here. */
  private static final String UNKNOWN = "unknown";

  private static final Pattern TRIPLET = Pattern.compile("[a-z0-9_]+-linux-(?:gnu|musl)\\w*");
  private static final Pattern I386 = Pattern.compile("lib32.+|.+-i386");
  private static final Pattern X32 = Pattern.compile("libx32.+|.+-x32");

  LibraryEntry entry(String library, String packageName, Standing standing) {
    return at(folder(packageName) + "/" + library, library, packageName, standing);
  }

  /** The same for a library whose path is known, as it is in an installed system. */
  public LibraryEntry at(String path, String soname, String packageName, Standing standing) {
    return new LibraryEntry(
        path, packageName, Optional.empty(), Optional.of(soname), abi(path, packageName), standing);
  }

  private String folder(String packageName) {
    if (isFor(I386, packageName)) {
      return "/usr/lib32";
    }
    return isFor(X32, packageName) ? "/usr/libx32" : "/usr/lib/" + architecture.triplet();
  }

  // A folder that is named for an architecture says more than the package's name.
  private String abi(String path, String packageName) {
    Optional<String> triplet =
        Arrays.stream(path.split("/", -1)).filter(TRIPLET.asMatchPredicate()).findFirst();
    if (triplet.isPresent()) {
      return abi(triplet.get());
    }
    if (isFor(I386, packageName) || isIn("/usr/lib32/", path)) {
      return Architecture.I386.abi();
    }
    return isFor(X32, packageName) || isIn("/usr/libx32/", path) ? x32() : architecture.abi();
  }

  private String abi(String triplet) {
    if (triplet.equals("x86_64-linux-gnux32")) {
      return x32();
    }
    return Architecture.ofTriplet(triplet).map(Architecture::abi).orElse(UNKNOWN);
  }

  private static String x32() {
    return Architecture.AMD64.abi().replaceFirst("^64:", "32:");
  }

  private boolean isIn(String folder, String path) {
    return architecture == Architecture.AMD64 && path.startsWith(folder);
  }

  private boolean isFor(Pattern kind, String packageName) {
    return architecture == Architecture.AMD64 && kind.matcher(packageName).matches();
  }
}
