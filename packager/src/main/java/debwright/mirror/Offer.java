package debwright.mirror;

import debwright.debian.Version;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A package that a suite offers, as its Packages file says.
 *
 * @param name of the package
 * @param version of it
 * @param architecture Debian's name, or {@code all}
 * @param path of the .deb below the archive's URL
 * @param expected what the .deb must be
 */
record Offer(String name, Version version, String architecture, String path, Expected expected) {
  /** Policy 5.6.1. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9+._-]+");

  private static final Pattern PATH = Pattern.compile("[!-~]{1,1000}");

  static boolean isName(String text) {
    return text.length() <= 200 && NAME.matcher(text).matches();
  }

  /** Whether a path stays below the archive's URL. */
  static boolean isInside(String path) {
    return PATH.matcher(path).matches()
        && path.indexOf('\\') < 0
        && Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  /** For messages. */
  String exactly() {
    return name + "=" + version.text();
  }
}
