package debwright.archive;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of nested archives say; whether one is an archive, its bytes do. */
final class ArchiveNames {
  private static final Pattern ARCHIVE =
      Pattern.compile(
          "(.*/[^/]+?)\\.(?:tar(?:\\.[a-z0-9]+)?|tgz|txz|tbz2?|tzst|zip|jar|gz|xz|zst|bz2)",
          Pattern.CASE_INSENSITIVE);

  private static final String TAR = ".tar";
  private static final Set<String> ENDS =
      Set.of("tar", "tgz", "txz", "tbz", "tbz2", "tzst", "zip", "jar", "gz", "xz", "zst", "bz2");

  private ArchiveNames() {}

  static boolean isArchive(String path) {
    return mayBeArchive(path) && ARCHIVE.matcher(path).matches();
  }

  // Of most names the end says no.
  private static boolean mayBeArchive(String path) {
    int end = path.lastIndexOf('.');
    return end >= 0
        && (ENDS.contains(path.substring(end + 1).toLowerCase(Locale.ROOT))
            || followsTar(path, end));
  }

  private static boolean followsTar(String path, int end) {
    return end >= TAR.length()
        && path.regionMatches(true, end - TAR.length(), TAR, 0, TAR.length());
  }

  /** The path without what makes it an archive's. */
  static String stem(String path) {
    Matcher matcher = ARCHIVE.matcher(path);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not named as an archive: " + path);
    }
    return matcher.group(1);
  }
}
