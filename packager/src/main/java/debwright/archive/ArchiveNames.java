package debwright.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of nested archives say; whether one is an archive, its bytes do. */
final class ArchiveNames {
  private static final Pattern ARCHIVE =
      Pattern.compile(
          "(.*/[^/]+?)\\.(?:tar(?:\\.[a-z0-9]+)?|tgz|txz|tbz2?|tzst|zip|jar|gz|xz|zst|bz2)",
          Pattern.CASE_INSENSITIVE);

  private ArchiveNames() {}

  static boolean isArchive(String path) {
    return ARCHIVE.matcher(path).matches();
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
