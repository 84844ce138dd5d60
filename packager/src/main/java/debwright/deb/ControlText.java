package debwright.deb;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A control file as dpkg-gencontrol writes it: the same fields in the same order and form. */
final class ControlText {
  /** deb-control(5); other fields follow these, sorted. */
  private static final List<String> ORDER =
      List.of(
          "Package",
          "Package-Type",
          "Source",
          "Version",
          "Built-For-Profiles",
          "Auto-Built-Package",
          "Architecture",
          "Subarchitecture",
          "Installer-Menu-Item",
          "Build-Essential",
          "Essential",
          "Protected",
          "Origin",
          "Bugs",
          "Maintainer",
          "Installed-Size",
          "Pre-Depends",
          "Depends",
          "Recommends",
          "Suggests",
          "Enhances",
          "Conflicts",
          "Breaks",
          "Replaces",
          "Provides",
          "Built-Using",
          "Static-Built-Using",
          "Section",
          "Priority",
          "Multi-Arch",
          "Homepage",
          "Description");

  private ControlText() {}

  /** The field whose value may have lines. */
  static final String DESCRIPTION = "Description";

  /** A whole control file of checked fields. */
  static String of(Map<String, String> control, long installedSize) {
    Map<String, String> fields = sorted(control);
    fields.put("Installed-Size", Long.toString(installedSize));
    return of(fields);
  }

  /** One paragraph. */
  static String of(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, value) -> text.append(name).append(": ").append(folded(value)));
    return text.toString();
  }

  /** The fields in dpkg's order. */
  static Map<String, String> sorted(Map<String, String> fields) {
    Map<String, String> sorted =
        new TreeMap<>(Comparator.comparingInt(ControlText::rank).thenComparing(name -> name));
    sorted.putAll(fields);
    return sorted;
  }

  static boolean known(String field) {
    return ORDER.contains(field);
  }

  private static int rank(String name) {
    int rank = ORDER.indexOf(name);
    return rank < 0 ? ORDER.size() : rank;
  }

  // Every line but the first begins with a blank, and an empty one is a dot (deb822(5)).
  private static String folded(String value) {
    if (isFolded(value)) {
      return value + "\n";
    }
    StringBuilder text = new StringBuilder();
    for (String line : value.split("\n", -1)) {
      text.append(text.isEmpty() ? "" : " ").append(line.isBlank() ? "." : line).append('\n');
    }
    return text.toString();
  }

  /** Whether a value is as in a control file already: of one line, or with its blanks. */
  static boolean isFolded(String value) {
    return value.lines().skip(1).allMatch(line -> line.startsWith(" ") && !line.isBlank());
  }
}
