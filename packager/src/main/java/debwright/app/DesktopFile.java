package debwright.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A desktop entry (freedesktop.org Desktop Entry Specification 1.5).
 *
 * @param groups group to its keys, all in the file's order; comments are gone
 */
record DesktopFile(Map<String, Map<String, String>> groups) {
  static final String MAIN = "Desktop Entry";

  static DesktopFile parse(String text) {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    Map<String, String> group = new LinkedHashMap<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        String name = line.substring(1, line.length() - 1);
        group = groups.computeIfAbsent(name, key -> new LinkedHashMap<>());
      } else if (!line.startsWith("#") && line.contains("=")) {
        int at = line.indexOf('=');
        group.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
      }
    }
    return new DesktopFile(groups);
  }

  Optional<String> main(String key) {
    return Optional.ofNullable(groups.getOrDefault(MAIN, Map.of()).get(key));
  }

  boolean isApplication() {
    return main("Type").orElse("").equals("Application") && main("Exec").isPresent();
  }

  /** The words of an Exec value; a quoted one is one word. */
  static List<String> words(String exec) {
    List<String> words = new java.util.ArrayList<>();
    var matcher = java.util.regex.Pattern.compile("\"((?:\\\\.|[^\"])*)\"|(\\S+)").matcher(exec);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      words.add(quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return words;
  }

  /** The program that it starts, its own name only. */
  Optional<String> program() {
    return main("Exec").map(DesktopFile::words).flatMap(DesktopFile::program);
  }

  private static Optional<String> program(List<String> words) {
    return words.stream().dropWhile(DesktopFile::beforeProgram).findFirst().map(Papers::fileName);
  }

  /** Whether it is env(1) or sets a variable for the program that follows. */
  static boolean beforeProgram(String word) {
    return Papers.fileName(word).equals("env") || word.matches("[A-Za-z_]\\w*=.*");
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (name, keys) -> {
          text.append(text.isEmpty() ? "" : "\n").append('[').append(name).append("]\n");
          keys.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        });
    return text.toString();
  }
}
