package debwright.solve;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.plan.ReleasePlan.Evidence;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One group of the Depends that an app has on one release.
 *
 * @param stock of the release
 * @param group as it is there
 * @param evidence why it is there
 */
record Need(Stock stock, Group group, List<Evidence> evidence) {

  /** The same for two releases whose groups differ in the lowest version alone, or the highest. */
  String key() {
    return group.alternatives().stream().map(Need::key).collect(Collectors.joining("|"));
  }

  private static String key(Relation relation) {
    String direction =
        relation
            .bound()
            .map(
                bound ->
                    switch (bound.operator()) {
                      case AT_LEAST, LATER -> "";
                      case EARLIER, AT_MOST -> "<";
                      case EXACTLY -> "=" + bound.version();
                    })
            .orElse("");
    return relation.name() + relation.qualifier().map(each -> ":" + each).orElse("") + direction;
  }

  /** The libraries that it is for. */
  Set<String> libraries() {
    return evidence.stream().map(Evidence::library).collect(Collectors.toCollection(TreeSet::new));
  }

  boolean sharesLibrary(Need other) {
    Set<String> shared = libraries();
    shared.retainAll(other.libraries());
    return !shared.isEmpty();
  }

  /** Whether it is one package, at whatever version. */
  boolean isOne() {
    return group.alternatives().size() == 1;
  }

  Relation first() {
    return group.alternatives().get(0);
  }
}
