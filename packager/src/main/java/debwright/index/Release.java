package debwright.index;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A release of Debian or Ubuntu.
 *
 * @param name as users write it: {@code debian:12}, {@code ubuntu:24.04}
 */
public record Release(String name) {
  private static final Map<String, String> CODE_NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("bullseye", "debian:11"),
              Map.entry("bookworm", "debian:12"),
              Map.entry("trixie", "debian:13"),
              Map.entry("sid", "debian:sid"),
              Map.entry("focal", "ubuntu:20.04"),
              Map.entry("jammy", "ubuntu:22.04"),
              Map.entry("noble", "ubuntu:24.04"),
              Map.entry("resolute", "ubuntu:26.04")));

  /** The release of that name or code name; empty where no such release is known. */
  public static Optional<Release> of(String text) {
    String name = CODE_NAMES.getOrDefault(text, text);
    return CODE_NAMES.containsValue(name) ? Optional.of(new Release(name)) : Optional.empty();
  }

  /** Every name and code name that {@link #of} takes, for a hint. */
  public static String known() {
    StringBuilder text = new StringBuilder();
    CODE_NAMES.forEach(
        (code, name) ->
            text.append(text.isEmpty() ? "" : ", ").append("%s (%s)".formatted(name, code)));
    return text.toString();
  }

  /** Every name and code name that {@link #of} takes, sorted. */
  public static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(CODE_NAMES.keySet());
    names.addAll(CODE_NAMES.values());
    return names;
  }

  /** The code name, such as {@code bookworm}. */
  public String codeName() {
    return CODE_NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
