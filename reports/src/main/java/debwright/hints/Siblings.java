package debwright.hints;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.comparison.PlanOfRelease;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What became of the same apps on other releases, which may show a way. */
final class Siblings {
  /** So many apps tell enough: to read all plans of many takes long. */
  private static final int MOST = 50;

  private final Map<String, List<ItemResult>> byItem;

  private Siblings(Map<String, List<ItemResult>> byItem) {
    this.byItem = byItem;
  }

  static Siblings of(Run run) {
    return new Siblings(
        run.results().stream().collect(Collectors.groupingBy(result -> result.key().item())));
  }

  /** The releases on which one of these apps gets a package, sorted. */
  Collection<String> passing(List<ItemKey> items) {
    TreeSet<String> releases = new TreeSet<>();
    items.stream()
        .map(ItemKey::item)
        .distinct()
        .limit(MOST)
        .flatMap(item -> byItem.getOrDefault(item, List.of()).stream())
        .filter(ItemResult::passes)
        .forEach(result -> releases.add(result.key().release()));
    items.forEach(key -> releases.remove(key.release()));
    return releases;
  }

  /** Who provides a library to one of these apps, such as {@code libncurses5} by release. */
  Map<String, String> providers(List<ItemKey> items, String soname) {
    Map<String, String> providers = new TreeMap<>();
    items.stream()
        .map(ItemKey::item)
        .distinct()
        .limit(MOST)
        .flatMap(item -> byItem.getOrDefault(item, List.of()).stream())
        .filter(result -> !providers.containsKey(result.key().release()))
        .forEach(
            result ->
                provider(result, soname)
                    .ifPresent(name -> providers.put(result.key().release(), name)));
    return providers;
  }

  private static Optional<String> provider(ItemResult result, String soname) {
    for (JsonNode object : PlanOfRelease.of(result).path("objects")) {
      for (JsonNode needed : object.path("needed")) {
        String name = needed.path("package").asText();
        if (needed.path("soname").asText().equals(soname) && !name.isEmpty()) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }
}
