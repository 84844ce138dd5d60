package debwright.script;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.index.InstalledPath;
import java.util.Optional;

/**
 * Paths as a script handles them: as text, in which one character stands for the folder that the
 * app is installed in, and another for what is not known before the script is run.
 */
final class Place {
  /** Where the app's root lies. */
  static final String ROOT = "\u0001";

  static final String UNKNOWN = "\u0000";

  private final AppTree tree;

  Place(AppTree tree) {
    this.tree = tree;
  }

  static boolean known(String text) {
    return !text.contains(UNKNOWN);
  }

  static String installed(String path) {
    return ROOT + path;
  }

  /** The path in the app, cleaned; empty for one of the system or of anywhere. */
  Optional<String> inApp(String text) {
    boolean own = text.startsWith(ROOT);
    String path = own ? text.substring(ROOT.length()) : text;
    if (!known(text)
        || path.contains(ROOT)
        || !(own || (tree.isSystem() && path.startsWith("/")))) {
      return Optional.empty();
    }
    return leadsOut(path) ? Optional.empty() : Optional.of(InstalledPath.clean(path));
  }

  private static boolean leadsOut(String path) {
    int depth = 0;
    for (String part : path.split("/", -1)) {
      depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /** What lies there, links followed. */
  Optional<AppEntry> entry(String text) {
    return inApp(text).flatMap(tree::resolve);
  }

  /** Whether a link lies there. */
  boolean isLink(String text) {
    return inApp(text)
        .flatMap(tree::find)
        .filter(e -> e.kind() == AppEntry.Kind.SYMLINK)
        .isPresent();
  }

  boolean isFolder(String text) {
    return inApp(text).filter(path -> path.equals("/")).isPresent()
        || entry(text).filter(e -> e.kind() == AppEntry.Kind.DIRECTORY).isPresent();
  }

  boolean exists(String text) {
    return isFolder(text) || entry(text).isPresent();
  }

  /** As realpath(1): links followed where something lies there, the text cleaned otherwise. */
  String real(String text) {
    Optional<String> path = entry(text).map(AppEntry::path).or(() -> inApp(text));
    return path.map(Place::installed).orElse(UNKNOWN);
  }

  /** A path that may be relative to a folder. */
  static String joined(String folder, String path) {
    return path.startsWith("/") || path.startsWith(ROOT) ? path : folder + "/" + path;
  }

  static String dirname(String text) {
    String path = text.replaceFirst("(?<=.)/+$", "");
    int slash = path.lastIndexOf('/');
    return slash < 0
        ? (path.equals(ROOT) ? UNKNOWN : ".")
        : slash == 0 ? "/" : path.substring(0, slash);
  }

  static String basename(String text) {
    String path = text.replaceFirst("(?<=.)/+$", "");
    return path.equals(ROOT) ? UNKNOWN : path.substring(path.lastIndexOf('/') + 1);
  }
}
