package debwright.source;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the system's apt knows of a suite (sources.list(5)), as stanzas for an apt of our own: the
 * same URIs and keys, that suite and component alone.
 */
final class AptSources {
  private static final Pattern LINE =
      Pattern.compile("deb\\s+(?:\\[([^\\]]*)\\]\\s+)?(\\S+)\\s+(\\S+)\\s*(.*)");
  private static final List<String> KEYRINGS =
      List.of(
          "/usr/share/keyrings/debian-archive-keyring.gpg",
          "/usr/share/keyrings/ubuntu-archive-keyring.gpg");

  private final Path etc;

  /** The sources below {@code etc}, which is {@code /etc/apt} on a real system. */
  AptSources(Path etc) {
    this.etc = etc;
  }

  /** Stanzas in deb822 style for that suite; empty text where the system has none. */
  String stanzas(Suite suite) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      if (file.toString().endsWith(".sources")) {
        Paragraphs.read(new StringReader(text), all::add);
      } else {
        text.lines()
            .map(String::strip)
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(AptSources::fields)
            .forEach(all::add);
      }
    }
    return all.stream()
        .filter(fields -> matches(fields, suite))
        .map(fields -> stanza(fields, suite))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** A stanza for that suite at another place, trusted by the archives' own keys. */
  static String stanza(String mirror, Suite suite) {
    String keys =
        KEYRINGS.stream()
            .filter(key -> Files.exists(Path.of(key)))
            .collect(Collectors.joining(" "));
    Map<String, String> fields = new TreeMap<>(Map.of("uris", mirror));
    if (!keys.isEmpty()) {
      fields.put("signed-by", keys);
    }
    return stanza(fields, suite);
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(List.of(etc.resolve("sources.list")));
    Path folder = etc.resolve("sources.list.d");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> more = Files.list(folder)) {
        more.filter(file -> file.toString().matches(".*\\.(list|sources)"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files.stream().filter(Files::isReadable).toList();
  }

  private static Map<String, String> fields(Matcher line) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("types", "deb");
    fields.put("uris", line.group(2));
    fields.put("suites", line.group(3));
    fields.put("components", line.group(4));
    String options = line.group(1) == null ? "" : line.group(1);
    for (String option : words(options)) {
      String[] parts = option.split("=", 2);
      if (parts.length == 2 && !parts[0].equals("arch")) {
        fields.put(parts[0], parts[1]);
      }
    }
    return fields;
  }

  private static boolean matches(Map<String, String> fields, Suite suite) {
    return words(fields.getOrDefault("types", "")).contains("deb")
        && words(fields.getOrDefault("suites", "")).contains(suite.name())
        && words(fields.getOrDefault("components", "")).contains(suite.component())
        && !fields.getOrDefault("enabled", "yes").equals("no");
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String stanza(Map<String, String> fields, Suite suite) {
    StringBuilder text = new StringBuilder("Types: deb\n");
    text.append("URIs: ").append(fields.get("uris")).append('\n');
    text.append("Suites: ").append(suite.name()).append('\n');
    text.append("Components: ").append(suite.component()).append('\n');
    text.append("Architectures: ").append(suite.architecture()).append('\n');
    for (String kept : List.of("Signed-By", "Trusted")) {
      String value = fields.get(kept.toLowerCase(java.util.Locale.ROOT));
      if (value != null) {
        text.append(kept).append(": ").append(value).append('\n');
      }
    }
    return text.toString();
  }
}
