package debwright.app;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where the files of an app go: into {@code /opt/NAME}, the one folder that an archive often holds
 * taken off; a tree that is laid out as a system keeps its paths.
 *
 * @param prefix what is put before each path, {@code /opt/NAME} or empty text
 * @param root what is taken off each path
 */
record AppLayout(String prefix, String root) {
  private static final int DEEPEST_ROOT = 2;
  private static final Pattern MERGED = Pattern.compile("/(?:bin|sbin|lib|lib32|lib64)(?:/.*)?");

  static AppLayout of(AppTree tree, String name) {
    return tree.isSystem() ? new AppLayout("", "") : new AppLayout("/opt/" + name, root(tree));
  }

  private static String root(AppTree tree) {
    String root = "";
    for (int i = 0; i < DEEPEST_ROOT; i++) {
      Optional<String> only = only(tree, root);
      if (only.isEmpty()) {
        return root;
      }
      root = only.get();
    }
    return root;
  }

  // A folder for programs or libraries says something; the one around everything does not.
  private static Optional<String> only(AppTree tree, String folder) {
    Set<String> names = names(tree, folder);
    if (names.size() != 1) {
      return Optional.empty();
    }
    String name = names.iterator().next();
    return tree.find(folder + "/" + name)
        .filter(entry -> entry.kind() == AppEntry.Kind.DIRECTORY)
        .map(AppEntry::path)
        .filter(path -> !List.of("bin", "lib", "lib64", "etc", "share").contains(name));
  }

  private static Set<String> names(AppTree tree, String folder) {
    Set<String> names = new TreeSet<>();
    for (AppEntry entry : tree.entries()) {
      String path = entry.path();
      if (path.startsWith(folder + "/") && path.indexOf('/', folder.length() + 1) < 0) {
        names.add(path.substring(folder.length() + 1));
      }
    }
    return names;
  }

  boolean system() {
    return prefix.isEmpty();
  }

  /** Whether it is what dpkg-deb makes a package's control files of, which no system has. */
  boolean isControl(String path) {
    return system() && (path + "/").startsWith("/DEBIAN/");
  }

  /** Where a path of the app is installed; empty for what is taken off. */
  Optional<String> installed(String path) {
    if (!path.startsWith(root + "/")) {
      return Optional.empty();
    }
    String below = path.substring(root.length());
    return Optional.of(
        system() && MERGED.matcher(below).matches() ? "/usr" + below : prefix + below);
  }
}
