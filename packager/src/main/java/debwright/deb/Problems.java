package debwright.deb;

import debwright.plan.Shown;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong with a plan, so that a person learns all of it at once. */
final class Problems {
  private static final int MOST = 1000;

  private final Set<String> found = new TreeSet<>();

  void add(String where, String expected, String found) {
    add(where, "expected %s, found %s".formatted(expected, found));
  }

  void add(String where, String text) {
    if (found.size() < MOST) {
      found.add(where + ": " + text);
    }
  }

  static String quoted(String text) {
    return "'" + Shown.text(text) + "'";
  }

  void raise() throws DebException {
    if (!found.isEmpty()) {
      throw new DebException(found.stream().toList());
    }
  }
}
