package debwright.opened;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.opened.Wanted.Choice;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is wanted as relations, each package where it is wanted the most and nowhere else. */
final class Relations {
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::object)
          .thenComparing(Evidence::library)
          .thenComparing(Evidence::source)
          .thenComparing(Evidence::detail);

  private static final String JAVA = "default-jre-headless";

  /** It depends on the other. */
  private static final String JAVA_WITH_SCREEN = "default-jre";

  private final Set<String> had;
  private final Map<Priority, List<PlannedRelation>> relations = new EnumMap<>(Priority.class);

  private Relations(Set<String> had) {
    this.had = had;
  }

  /**
   * Those of each priority, sorted.
   *
   * @param depends what is there in any case
   */
  static Map<Priority, List<PlannedRelation>> of(
      List<Wanted> wanted, List<PlannedRelation> depends) {
    Relations relations = new Relations(packages(depends));
    for (Priority priority : Priority.values()) {
      relations.add(priority, wanted.stream().filter(each -> each.priority() == priority).toList());
    }
    return relations.relations;
  }

  private static Set<String> packages(List<PlannedRelation> relations) {
    Set<String> packages = new HashSet<>();
    relations.forEach(each -> packages.addAll(packages(each.relation())));
    return packages;
  }

  private static Set<String> packages(String relation) {
    try {
      Set<String> names = Dependencies.parse(relation).packageNames();
      if (names.contains(JAVA_WITH_SCREEN)) {
        names.add(JAVA);
      }
      return names;
    } catch (DebianSyntaxException e) {
      return Set.of();
    }
  }

  private void add(Priority priority, List<Wanted> wanted) {
    Map<String, List<Evidence>> sorted = new TreeMap<>();
    for (Wanted each : wanted) {
      if (each.choices().stream().noneMatch(choice -> isThere(choice.relation()))) {
        sorted
            .computeIfAbsent(alternatives(each), key -> new ArrayList<>())
            .addAll(each.choices().stream().map(Choice::evidence).toList());
      }
    }
    List<PlannedRelation> found = joined(sorted);
    found.forEach(each -> had.addAll(packages(each.relation())));
    relations.put(priority, found);
  }

  private boolean isThere(String relation) {
    return packages(relation).stream().anyMatch(had::contains);
  }

  private static String alternatives(Wanted wanted) {
    Set<String> distinct = new LinkedHashSet<>();
    wanted.choices().forEach(choice -> distinct.add(choice.relation()));
    return String.join(" | ", distinct);
  }

  private static List<PlannedRelation> joined(Map<String, List<Evidence>> sorted) {
    Map<String, List<Evidence>> kept = new TreeMap<>();
    sorted.forEach(
        (relation, evidence) ->
            kept.computeIfAbsent(enough(relation, sorted.keySet()), key -> new ArrayList<>())
                .addAll(evidence));
    return kept.entrySet().stream()
        .map(each -> new PlannedRelation(each.getKey(), ordered(each.getValue())))
        .toList();
  }

  // Who has the one has one of several.
  private static String enough(String relation, Set<String> all) {
    return packages(relation).stream().filter(all::contains).findFirst().orElse(relation);
  }

  private static List<Evidence> ordered(List<Evidence> evidence) {
    return evidence.stream().distinct().sorted(ORDER).toList();
  }
}
