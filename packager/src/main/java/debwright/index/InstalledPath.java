package debwright.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Paths of an installed system, where {@code /lib} and {@code /usr/lib} are one folder, and so on.
 */
public final class InstalledPath {
  private static final List<String> MERGED =
      List.of("/lib", "/lib32", "/lib64", "/libx32", "/bin", "/sbin");

  private InstalledPath() {}

  /**
   * Takes a slash-separated absolute path; {@code .}, {@code ..} and doubled slashes are taken out.
   */
  public static String of(String path) {
    String clean = clean(path);
    for (String top : MERGED) {
      if (clean.startsWith(top)
          && (clean.length() == top.length() || clean.charAt(top.length()) == '/')) {
        return "/usr" + clean;
      }
    }
    return clean;
  }

  /** Where a link at a path leads, by its text alone. */
  public static String target(String link, String target) {
    return of(target.startsWith("/") ? target : folder(link) + "/" + target);
  }

  /** All before the last slash. */
  public static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /**
   * The same path without {@code .}, {@code ..} and doubled slashes, {@code /lib} left as it is.
   */
  public static String clean(String path) {
    return isClean(path) ? path : cleaned(path);
  }

  // Nearly every path is, and many are asked about for each library of each object.
  private static boolean isClean(String path) {
    return path.length() > 1
        && path.charAt(0) == '/'
        && path.charAt(path.length() - 1) != '/'
        && !path.contains("//")
        && !path.contains("/.");
  }

  private static String cleaned(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
