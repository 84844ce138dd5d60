package debwright.debian;

import debwright.plan.Shown;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * One paragraph of control fields (deb822(5)).
 *
 * @param fields by name in lower case; continuation lines are joined by line feeds
 */
public record ControlFile(SortedMap<String, String> fields) {
  public ControlFile {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** Reads the first paragraph of a text. */
  public static ControlFile parse(String text) throws DebianSyntaxException {
    SortedMap<String, StringJoiner> fields = new TreeMap<>();
    String name = "";
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() && !fields.isEmpty()) {
        break;
      }
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        fields.computeIfPresent(name, (key, value) -> value.add(line.strip()));
        continue;
      }
      name = name(line, number);
      String value = line.substring(line.indexOf(':') + 1).strip();
      fields.put(name, new StringJoiner("\n").add(value));
    }
    return new ControlFile(values(fields));
  }

  private static SortedMap<String, String> values(SortedMap<String, StringJoiner> fields) {
    SortedMap<String, String> values = new TreeMap<>();
    fields.forEach((name, lines) -> values.put(name, lines.toString()));
    return values;
  }

  private static String name(String line, int number) throws DebianSyntaxException {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new DebianSyntaxException(
          "line %d: a field such as 'Package: hello' was expected, found '%s'"
              .formatted(number, Shown.text(line)));
    }
    return line.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
  }

  /** A field's value, the name in any case. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name.toLowerCase(java.util.Locale.ROOT)));
  }

  /** A field that must be there. */
  public String required(String name) throws DebianSyntaxException {
    return field(name)
        .orElseThrow(() -> new DebianSyntaxException("the field %s is missing".formatted(name)));
  }
}
