package debwright.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The part of a plan that is about one release, read tolerantly: it is another program's text. */
public final class PlanOfRelease {
  /** What differs between any two plans of different Depends, or says nothing to a person. */
  private static final Set<String> ELSEWHERE =
      Set.of("index", "depends", "outcome", "reason", "fingerprint");

  private PlanOfRelease() {}

  /** That of a result; a missing node where there is none. */
  public static JsonNode of(ItemResult result) {
    JsonNode releases = result.plan().json().path("releases");
    for (JsonNode release : releases) {
      if (isOf(release, result.key())) {
        return release;
      }
    }
    return releases.size() == 1 ? releases.path(0) : MissingNode.getInstance();
  }

  private static boolean isOf(JsonNode release, ItemKey key) {
    return release.path("release").asText().equals(key.release())
        && release.path("architecture").asText().equals(key.architecture());
  }

  /** The names of what differs between two plans, such as {@code recommends}, sorted. */
  static Set<String> differing(ItemResult base, ItemResult candidate) {
    JsonNode before = of(base);
    JsonNode after = of(candidate);
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    names.removeAll(ELSEWHERE);
    names.removeIf(name -> Objects.equals(before.path(name), after.path(name)));
    return names;
  }
}
