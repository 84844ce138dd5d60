package debwright.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library paths that a maintainer script gives to update-alternatives(1), read off its text.
 *
 * <p>Scripts are not run: a path that is put together by the shell stays unknown.
 */
final class AlternativesScript {
  private static final Pattern INSTALL =
      Pattern.compile(
          "--install\\s+(\\S+)\\s+\\S+\\s+(\\S+)\\s+(\\d+)((?:\\s+--slave\\s+\\S+\\s+\\S+\\s+\\S+)*+)");
  private static final Pattern SLAVE = Pattern.compile("--slave\\s+(\\S+)\\s+\\S+\\s+(\\S+)");

  private AlternativesScript() {}

  static List<Alternative> read(String script, String packageName) {
    List<Alternative> found = new ArrayList<>();
    Matcher m = INSTALL.matcher(script.replace("\\\n", " "));
    while (m.find()) {
      int priority = m.group(3).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(m.group(3));
      add(found, m.group(1), m.group(2), packageName, priority);
      Matcher slave = SLAVE.matcher(m.group(4));
      while (slave.find()) {
        add(found, slave.group(1), slave.group(2), packageName, priority);
      }
    }
    return found;
  }

  private static void add(
      List<Alternative> to, String link, String target, String owner, int priority) {
    boolean known = !link.contains("$") && !target.contains("$") && link.startsWith("/");
    if (known
        && Arrays.stream(new String[] {link, target}).allMatch(path -> path.contains(".so"))) {
      to.add(new Alternative(InstalledPath.of(link), InstalledPath.of(target), owner, priority));
    }
  }
}
