package debwright.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.result.ItemResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether two relations are there for the same library, by the evidence in the plans of both sides.
 * Plans are read only once someone asks, and tolerantly: another engine's may say nothing of it.
 */
final class SameLibrary implements BiPredicate<Group, Group> {
  private final ItemResult base;
  private final ItemResult candidate;
  private @Nullable Map<String, Set<String>> before;
  private @Nullable Map<String, Set<String>> after;

  SameLibrary(ItemResult base, ItemResult candidate) {
    this.base = base;
    this.candidate = candidate;
  }

  @Override
  public boolean test(Group a, Group b) {
    if (before == null || after == null) {
      before = libraries(base);
      after = libraries(candidate);
    }
    Set<String> left = of(a, before);
    return of(b, after).stream().anyMatch(left::contains);
  }

  private static Set<String> of(Group group, Map<String, Set<String>> libraries) {
    Set<String> all = new TreeSet<>();
    for (Relation relation : group.alternatives()) {
      all.addAll(libraries.getOrDefault(relation.name(), Set.of()));
    }
    return all;
  }

  /** The sonames that each package is depended on for. */
  private static Map<String, Set<String>> libraries(ItemResult result) {
    Map<String, Set<String>> libraries = new HashMap<>();
    JsonNode plan = PlanOfRelease.of(result);
    for (JsonNode relation : plan.path("relations")) {
      for (JsonNode evidence : relation.path("evidence")) {
        for (String alternative : relation.path("relation").asText().split("\\|", -1)) {
          put(libraries, alternative.strip().split("[ :(]", 2)[0], evidence.path("library"));
        }
      }
    }
    for (JsonNode object : plan.path("objects")) {
      for (JsonNode needed : object.path("needed")) {
        put(libraries, needed.path("package").asText(), needed.path("soname"));
      }
    }
    return libraries;
  }

  private static void put(Map<String, Set<String>> libraries, String name, JsonNode soname) {
    if (!name.isEmpty() && !soname.asText().isEmpty()) {
      libraries.computeIfAbsent(name, any -> new TreeSet<>()).add(soname.asText());
    }
  }
}
