package debwright.deb;

import java.util.Arrays;
import java.util.List;

/** Absolute paths of installed files. */
final class Paths {
  private Paths() {}

  /** The folder that a path is in; the root is the empty path. */
  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** Whether it is absolute, below the root, and goes straight to its place. */
  static boolean straight(String path) {
    List<String> steps = Arrays.asList(path.split("/", -1));
    return steps.size() > 1
        && steps.get(0).isEmpty()
        && steps.stream().skip(1).noneMatch(step -> List.of("", ".", "..").contains(step));
  }

  /** Whether dpkg's lists, which have one path a line, can hold it. */
  static boolean printable(String path) {
    return path.codePoints().allMatch(Paths::printable);
  }

  // A lone surrogate stands for a byte that was no UTF-8.
  private static boolean printable(int point) {
    return point >= ' ' && point != 0x7f && Character.getType(point) != Character.SURROGATE;
  }
}
