package debwright.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The architectures and build profiles that a relation of a source package is for, {@code [amd64
 * !linux-any] <!nocheck> <cross>} (Policy 7.1).
 *
 * @param architectures names and wildcards, each perhaps with a {@code !}; none means all
 * @param profiles formulas of which one must hold; none means always
 */
record Restrictions(List<String> architectures, List<List<String>> profiles) {
  private static final Pattern LIST = Pattern.compile("\\[([^\\]]*)\\]|<([^>]*)>");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** The parts ABI, libc, system and processor of an architecture's name, by name. */
  private static final Map<String, String> TUPLES =
      Map.of("armhf", "eabihf-gnu-linux-arm", "armel", "eabi-gnu-linux-arm");

  private static final int PARTS = 4;

  Restrictions {
    architectures = List.copyOf(architectures);
    profiles = List.copyOf(profiles);
  }

  static Restrictions parse(String text) {
    List<String> architectures = new ArrayList<>();
    List<List<String>> profiles = new ArrayList<>();
    Matcher m = LIST.matcher(text);
    while (m.find()) {
      if (m.group(1) != null) {
        architectures.addAll(words(m.group(1)));
      } else {
        profiles.add(words(m.group(2)));
      }
    }
    return new Restrictions(architectures, profiles);
  }

  private static List<String> words(String text) {
    return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether they hold for an architecture, no profile being active. */
  boolean hold(String architecture) {
    return (architectures.isEmpty() || concerned(architecture))
        && (profiles.isEmpty() || profiles.stream().anyMatch(Restrictions::negative));
  }

  private static boolean negative(List<String> formula) {
    return formula.stream().allMatch(term -> term.startsWith("!"));
  }

  // The first word that names it decides; before that, one that leaves another out lets it in.
  private boolean concerned(String architecture) {
    boolean others = false;
    for (String each : architectures) {
      String word = each.toLowerCase(Locale.ROOT);
      boolean negated = word.startsWith("!");
      if (matches(architecture, negated ? word.substring(1) : word)) {
        return !negated;
      }
      others |= negated;
    }
    return others;
  }

  private static boolean matches(String architecture, String word) {
    if (word.equals(architecture) || word.equals("any")) {
      return true;
    }
    if (!("-" + word + "-").contains("-any-")) {
      return false;
    }
    String[] wanted = parts(word, "any");
    String[] of = parts(TUPLES.getOrDefault(architecture, "base-gnu-linux-" + architecture), "any");
    for (int i = 0; i < PARTS; i++) {
      if (!wanted[i].equals("any") && !wanted[i].equals(of[i])) {
        return false;
      }
    }
    return true;
  }

  private static String[] parts(String name, String missing) {
    String[] given = name.split("-", PARTS);
    String[] parts = new String[PARTS];
    for (int i = 0; i < PARTS; i++) {
      int from = i - (PARTS - given.length);
      parts[i] = from < 0 ? missing : given[from];
    }
    return parts;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!architectures.isEmpty()) {
      text.append(" [").append(String.join(" ", architectures)).append(']');
    }
    profiles.forEach(formula -> text.append(" <").append(String.join(" ", formula)).append('>'));
    return text.toString().strip();
  }
}
