package debwright.mirror;

import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The archives of a release that the system's apt knows. */
public final class SystemSources {
  private SystemSources() {}

  /**
   * Finds them.
   *
   * @param etc {@code /etc/apt} on a real system
   * @param components to take; those of apt's sources where there are none
   * @throws MirrorException when apt knows none
   */
  public static List<Source> of(Path etc, Release release, List<String> components)
      throws IOException, MirrorException {
    List<Source> sources = new ArrayList<>();
    for (Map<String, String> entry : AptEntries.read(etc)) {
      List<String> suites = new ArrayList<>(AptEntries.words(entry.getOrDefault("suites", "")));
      suites.retainAll(Source.suites(release.codeName()));
      for (String url : AptEntries.words(entry.getOrDefault("uris", ""))) {
        if (!suites.isEmpty() && url.matches("(?i)(https?|file):.*")) {
          sources.add(source(url, suites, components, entry));
        }
      }
    }
    if (sources.isEmpty()) {
      throw new MirrorException(
          MirrorException.Reason.NO_SOURCE,
          "the system's apt has no source of %s (%s)".formatted(release, release.codeName()),
          "name an archive with --mirror URL, or a folder of packages with --debs");
    }
    return sources.stream().distinct().toList();
  }

  private static Source source(
      String url, List<String> suites, List<String> components, Map<String, String> entry) {
    List<String> own = AptEntries.words(entry.getOrDefault("components", ""));
    return new Source(url, suites, components.isEmpty() ? own : components, keyrings(entry));
  }

  // gpgv reads binary keyrings alone; a text of one is left to the archives' own keyrings.
  private static List<Path> keyrings(Map<String, String> entry) {
    if (entry.getOrDefault("trusted", "no").equals("yes")) {
      return List.of();
    }
    return AptEntries.words(entry.getOrDefault("signed-by", "").replace(',', ' ')).stream()
        .filter(word -> word.startsWith("/") && word.endsWith(".gpg"))
        .map(Path::of)
        .toList();
  }
}
