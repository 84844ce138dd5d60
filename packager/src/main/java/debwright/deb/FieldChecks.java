package debwright.deb;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Version;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a plan's control fields have wrong (Policy 5.6, 7.1). */
final class FieldChecks {
  /** Fields that dpkg refuses a package without, or that its changelog needs. */
  private static final List<String> REQUIRED =
      List.of("Package", "Version", "Architecture", "Maintainer", ControlText.DESCRIPTION);

  private static final Set<String> RELATIONS =
      Set.of(
          "Pre-Depends",
          "Depends",
          "Recommends",
          "Suggests",
          "Enhances",
          "Conflicts",
          "Breaks",
          "Replaces",
          "Provides");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
  private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern MAINTAINER = Pattern.compile("[^<>]*[^<> ] <[^<>@ ]+@[^<>@ ]+>");
  private static final Pattern AS_IN_CONTROL = Pattern.compile(" ?\\.\\s*");

  private final Problems problems;

  FieldChecks(Problems problems) {
    this.problems = problems;
  }

  void run(Map<String, String> control) {
    Set<String> seen = new HashSet<>();
    control.forEach((name, value) -> field(name, value, seen));
    REQUIRED.stream()
        .filter(name -> !control.containsKey(name))
        .forEach(name -> problems.add("control", "a field " + name, "none"));
  }

  private void field(String name, String value, Set<String> seen) {
    if (!FIELD.matcher(name).matches()) {
      problems.add("control", "a field's name", Problems.quoted(name));
    }
    if (!seen.add(name.toLowerCase(Locale.ROOT))) {
      problems.add(where(name), "one field of that name", "two");
    }
    if (value.isBlank()) {
      problems.add(where(name), "a value", "none");
      return;
    }
    lines(name, value);
    syntax(name, value);
  }

  private void lines(String name, String value) {
    List<String> lines = Arrays.asList(value.split("\n", -1));
    if (!name.equals(ControlText.DESCRIPTION) && lines.size() > 1) {
      problems.add(where(name), "one line", lines.size() + " lines");
    }
    if (!value.equals(value.strip()) || !lines.stream().allMatch(Paths::printable)) {
      problems.add(
          where(name), "text without control characters or blanks around", Problems.quoted(value));
    }
    lines.stream()
        .filter(line -> !ControlText.isFolded(value) && AS_IN_CONTROL.matcher(line).matches())
        .forEach(
            line ->
                problems.add(
                    where(name),
                    "lines without a dot of their own, an empty one for a new paragraph",
                    Problems.quoted(line)));
  }

  private void syntax(String name, String value) {
    switch (name) {
      case "Package" -> match(name, value, NAME, "a name of a-z, 0-9, '+', '-', '.', two or more");
      case "Architecture" -> match(name, value, ARCHITECTURE, "a name such as amd64");
      case "Maintainer" -> match(name, value, MAINTAINER, "'NAME <NAME@HOST>'");
      case "Version" -> version(value);
      case "Installed-Size" ->
          problems.add(where(name), "no value, since it is counted", Problems.quoted(value));
      default -> relations(name, value);
    }
  }

  private void match(String name, String value, Pattern pattern, String expected) {
    if (!pattern.matcher(value).matches()) {
      problems.add(where(name), expected, Problems.quoted(value));
    }
  }

  private void version(String value) {
    if (!new Version(value).valid()) {
      problems.add(
          where("Version"),
          "[EPOCH:]VERSION[-REVISION] that begins with a digit, of letters, digits and .+~-",
          Problems.quoted(value));
    }
  }

  private void relations(String name, String value) {
    if (!RELATIONS.contains(name)) {
      return;
    }
    try {
      Dependencies.parse(value);
    } catch (DebianSyntaxException e) {
      problems.add(where(name), String.valueOf(e.getMessage()));
    }
  }

  private static String where(String name) {
    return "control field " + Problems.quoted(name);
  }
}
