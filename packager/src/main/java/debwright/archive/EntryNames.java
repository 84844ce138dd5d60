package debwright.archive;

import java.util.ArrayList;
import java.util.List;

/** Turns the names of entries into paths of the tree, within limits. */
final class EntryNames {
  private final Refusals refusals;
  private final Limits limits;
  private long all;

  /** Characters of all that was charged. */
  long all() {
    return all;
  }

  EntryNames(Refusals refusals, Limits limits) {
    this.refusals = refusals;
    this.limits = limits;
  }

  /**
   * The name from the root, without empty components, {@code .} and {@code ..}; the root is the
   * empty path. A leading slash means nothing, as to tar.
   */
  String path(String name) throws ArchiveException {
    checkLength(name);
    if (name.indexOf('\0') >= 0) {
      throw refusals.corrupt(Refusals.entry(name), "a name without NUL", "one with it");
    }
    if (isPlain(name)) {
      checkDepth(name, depth(name) + 1);
      return "/" + name;
    }
    List<String> steps = new ArrayList<>();
    for (String step : name.split("/", -1)) {
      if (step.equals("..")) {
        up(steps, name);
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    checkDepth(name, steps.size());
    return steps.isEmpty() ? "" : "/" + String.join("/", steps);
  }

  private void up(List<String> steps, String name) throws ArchiveException {
    if (steps.isEmpty()) {
      throw refusals.escape(
          Refusals.entry(name), "a path inside the app", "one that leads out of it");
    }
    steps.remove(steps.size() - 1);
  }

  /** A path that links made of a name may be longer and deeper than the name. */
  String checked(String path) throws ArchiveException {
    checkLength(path);
    checkDepth(path, depth(path));
    return path;
  }

  /** Whether a name has no empty component, and none that begins with a dot. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '/'
        && name.charAt(0) != '.'
        && name.charAt(name.length() - 1) != '/'
        && !name.contains("//")
        && !name.contains("/.");
  }

  private static int depth(String path) {
    int slashes = 0;
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      slashes++;
    }
    return slashes;
  }

  void checkTarget(AppEntry entry) throws ArchiveException {
    int length = entry.linkTarget().length();
    if (length > limits.linkLength()) {
      throw refusals.tooBig(
          Refusals.entry(entry.path()),
          "a link target of at most %d characters".formatted(limits.linkLength()),
          Integer.toString(length));
    }
    if (entry.linkTarget().indexOf('\0') >= 0) {
      throw refusals.corrupt(
          Refusals.entry(entry.path()), "a link target without NUL", "one with it");
    }
  }

  /** Counts what the names of an entry take in memory. */
  void charge(AppEntry entry) throws ArchiveException {
    all += entry.path().length() + entry.linkTarget().length();
    if (all > limits.nameBytes()) {
      throw refusals.tooBig(
          Refusals.entry(entry.path()),
          "names of at most %d characters in all".formatted(limits.nameBytes()),
          "more");
    }
  }

  private void checkLength(String name) throws ArchiveException {
    if (name.length() > limits.pathLength()) {
      throw refusals.tooBig(
          Refusals.entry(name),
          "a name of at most %d characters".formatted(limits.pathLength()),
          Integer.toString(name.length()));
    }
  }

  private void checkDepth(String name, int depth) throws ArchiveException {
    if (depth > limits.depth()) {
      throw refusals.tooBig(
          Refusals.entry(name),
          "a path of at most %d components".formatted(limits.depth()),
          Integer.toString(depth));
    }
  }
}
