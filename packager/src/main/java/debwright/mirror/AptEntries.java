package debwright.mirror;

import debwright.debian.Paragraphs;
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
import java.util.stream.Stream;

/** The sources of the system's apt (sources.list(5)), in both of their styles. */
public final class AptEntries {
  private static final Pattern LINE =
      Pattern.compile("deb\\s+(?:\\[([^\\]]*)\\]\\s+)?(\\S+)\\s+(\\S+)\\s*(.*)");

  private AptEntries() {}

  /**
   * Reads all files.
   *
   * @param etc {@code /etc/apt} on a real system
   * @return fields as deb822 style names them, in lower case, an entry a map
   */
  public static List<Map<String, String>> read(Path etc) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    for (Path file : files(etc)) {
      String text = Files.readString(file);
      if (file.toString().endsWith(".sources")) {
        Paragraphs.read(new StringReader(text), all::add);
      } else {
        text.lines()
            .map(String::strip)
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(AptEntries::fields)
            .forEach(all::add);
      }
    }
    return all.stream().filter(AptEntries::isUsed).toList();
  }

  private static List<Path> files(Path etc) throws IOException {
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

  private static boolean isUsed(Map<String, String> fields) {
    return words(fields.getOrDefault("types", "")).contains("deb")
        && !fields.getOrDefault("enabled", "yes").equals("no");
  }

  /** The words of a field. */
  public static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
