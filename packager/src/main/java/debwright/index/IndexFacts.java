package debwright.index;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an index says of itself.
 *
 * @param release such as {@code debian:12}
 * @param architecture Debian's name
 * @param origin where its packages come from, for a person
 * @param date of the newest package in it, {@code YYYY-MM-DD}
 * @param quality {@code names}, {@code shlibs} or {@code symbols}: the best that it can answer
 * @param snapshot SHA-256 in hex over what it says, whatever the file format
 * @param counts how many packages, libraries, symbols files, symbols and shlibs lines it holds;
 *     and, where there are any, libraries whose package is a guess and packages that nobody looked
 *     into
 * @param mirror where it was read from, if from a mirror: name and value, as {@code index update}
 *     needs it
 */
public record IndexFacts(
    Release release,
    String architecture,
    String origin,
    String date,
    String quality,
    String snapshot,
    Map<String, Integer> counts,
    Map<String, String> mirror) {
  private static final String MIRROR = "mirror.";
  private static final String COUNT = "count.";

  public IndexFacts {
    counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
    mirror = java.util.Collections.unmodifiableMap(new TreeMap<>(mirror));
  }

  String text() {
    Map<String, String> lines = new TreeMap<>();
    lines.put("release", release.name());
    lines.put("architecture", architecture);
    lines.put("origin", origin);
    lines.put("date", date);
    lines.put("quality", quality);
    lines.put("snapshot", snapshot);
    counts.forEach((name, count) -> lines.put(COUNT + name, count.toString()));
    mirror.forEach((name, value) -> lines.put(MIRROR + name, value));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  static IndexFacts of(String text) throws IndexException {
    Map<String, String> lines = new TreeMap<>();
    // Every program start comes by here: a stream would cost it more than the whole look-up.
    for (String line : text.split("\n", -1)) {
      lines.put(before(line), line.substring(line.indexOf('=') + 1));
    }
    Optional<Release> release = Release.of(lines.getOrDefault("release", ""));
    if (release.isEmpty()) {
      throw new IndexException("its release is not known here: " + lines.get("release"));
    }
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> mirror = new TreeMap<>();
    for (Map.Entry<String, String> line : lines.entrySet()) {
      if (line.getKey().startsWith(COUNT)) {
        counts.put(line.getKey().substring(COUNT.length()), number(line.getValue()));
      }
      if (line.getKey().startsWith(MIRROR)) {
        mirror.put(line.getKey().substring(MIRROR.length()), line.getValue());
      }
    }
    return new IndexFacts(
        release.get(),
        lines.getOrDefault("architecture", ""),
        lines.getOrDefault("origin", ""),
        lines.getOrDefault("date", ""),
        lines.getOrDefault("quality", ""),
        lines.getOrDefault("snapshot", ""),
        counts,
        mirror);
  }

  private static String before(String line) {
    return line.substring(0, Math.max(0, line.indexOf('=')));
  }

  private static int number(String text) throws IndexException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IndexException("a count is no number: " + text);
    }
  }
}
