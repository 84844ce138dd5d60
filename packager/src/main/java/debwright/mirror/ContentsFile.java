package debwright.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a Contents file says of libraries. Its lines hold a path, blanks, and the packages that ship
 * it, each with its section, with commas between (DebianRepository/Format).
 *
 * <p>A package carries libraries when it ships a versioned shared object anywhere, or a plain one
 * in a library folder; packages for debugging are left out, and development links too.
 */
final class ContentsFile {
  private static final int MOST_PATHS = 5_000_000;
  private static final int LONGEST_PATH = 4096;

  /** Versioned as Policy 8.1 knows it: {@code libz.so.1}, {@code libdb-5.3.so}. */
  private static final Pattern VERSIONED =
      Pattern.compile(".*\\.so\\.[0-9].*|lib.+-[0-9][0-9.]*\\.so");

  private static final Pattern PLAIN =
      Pattern.compile("(usr/)?lib(32|64|x32|/[^/]+-linux-[^/]+)?/[^/]+\\.so");

  /** A name that a library can have: {@code x.so}, {@code x.so.1.2}, but not {@code x.so.8.gz}. */
  private static final Pattern LIBRARY = Pattern.compile(".+\\.so(\\.[0-9][0-9A-Za-z+~_-]*)*");

  private final Map<String, Set<String>> libraries = new HashMap<>();
  private final Set<String> carriers = new HashSet<>();
  private int paths;

  /**
   * Takes in a file.
   *
   * @throws MirrorException when it names more libraries than any archive has
   */
  void read(InputStream in, String where) throws IOException, MirrorException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      if (lines.namesSharedObject()) {
        line(lines.text().stripTrailing());
        if (paths > MOST_PATHS) {
          throw MirrorException.refused(
              where, "at most %d libraries".formatted(MOST_PATHS), "more");
        }
      }
    }
  }

  private void line(String line) {
    int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
    if (blank < 0) {
      return;
    }
    String path = line.substring(0, blank).stripTrailing().replaceFirst("^\\.?/", "");
    String file = path.substring(path.lastIndexOf('/') + 1);
    boolean odd = path.length() > LONGEST_PATH || path.chars().anyMatch(Character::isISOControl);
    if (!file.contains(".so") || path.startsWith("usr/lib/debug/") || odd) {
      return;
    }
    List<String> packages = List.of(line.substring(blank + 1).split(",", -1));
    packages.forEach(each -> add(path, file, each.substring(each.lastIndexOf('/') + 1)));
  }

  private void add(String path, String file, String name) {
    if (!Offer.isName(name)) {
      return;
    }
    if (carries(path, file, name)) {
      carriers.add(name);
    }
    boolean development = name.endsWith("-dev") && file.endsWith(".so");
    if (!development && LIBRARY.matcher(file).matches()) {
      paths++;
      libraries.computeIfAbsent(name, key -> new TreeSet<>()).add("/" + path);
    }
  }

  private static boolean carries(String path, String file, String name) {
    if (name.endsWith("-dbg")) {
      return false;
    }
    return VERSIONED.matcher(file).matches()
        || (!name.endsWith("-dev") && PLAIN.matcher(path).matches());
  }

  /** The packages that carry libraries. */
  Set<String> carriers() {
    return carriers;
  }

  /** Whether it names any library of a package. */
  boolean knows(String name) {
    return libraries.containsKey(name);
  }

  /** The absolute paths of the libraries that a package ships, sorted. */
  Set<String> libraries(String name) {
    return libraries.getOrDefault(name, Set.of());
  }
}
