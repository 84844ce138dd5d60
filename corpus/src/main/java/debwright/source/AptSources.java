package debwright.source;

import debwright.mirror.AptEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the system's apt knows of a suite (sources.list(5)), as stanzas for an apt of our own: the
 * same URIs and keys, that suite and component alone.
 */
final class AptSources {
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
    return AptEntries.read(etc).stream()
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

  private static boolean matches(Map<String, String> fields, Suite suite) {
    return AptEntries.words(fields.getOrDefault("suites", "")).contains(suite.name())
        && AptEntries.words(fields.getOrDefault("components", "")).contains(suite.component());
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
