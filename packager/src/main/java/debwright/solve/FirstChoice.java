package debwright.solve;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.index.IndexException;
import debwright.index.OfferedPackage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the first candidate for every need that nothing taken excludes. What comes together so is a
 * solution, found at a fraction of what a solver costs; where nothing does, there may be one all
 * the same.
 */
final class FirstChoice {
  private final Universe universe;
  private final Set<String> taken = new HashSet<>();

  /** What is taken, by each name that it has or provides. */
  private final Map<String, List<OfferedPackage>> named = new HashMap<>();

  /** What the taken exclude, by name. */
  private final Map<String, List<Exclusion>> excluded = new HashMap<>();

  private final Deque<Group> open = new ArrayDeque<>();

  private record Exclusion(OfferedPackage by, Relation relation) {}

  FirstChoice(Universe universe) {
    this.universe = universe;
  }

  /** Whether it leads to packages that meet all. */
  boolean meets(List<Group> wanted) throws IndexException {
    for (OfferedPackage each : universe.essential()) {
      if (!fits(each)) {
        return false;
      }
      take(each);
    }
    open.addAll(wanted);
    while (!open.isEmpty()) {
      if (!choose(open.poll())) {
        return false;
      }
    }
    return true;
  }

  private boolean choose(Group group) throws IndexException {
    List<OfferedPackage> candidates = universe.candidates(group);
    for (OfferedPackage each : candidates) {
      if (taken.contains(each.name())) {
        return true;
      }
    }
    for (OfferedPackage each : candidates) {
      if (fits(each)) {
        take(each);
        return true;
      }
    }
    return false;
  }

  private void take(OfferedPackage each) {
    taken.add(each.name());
    names(each).forEach(name -> named.computeIfAbsent(name, key -> new ArrayList<>()).add(each));
    for (Relation relation : each.excludes()) {
      excluded
          .computeIfAbsent(relation.name(), key -> new ArrayList<>())
          .add(new Exclusion(each, relation));
    }
    open.addAll(each.needs());
  }

  private static Set<String> names(OfferedPackage each) {
    Set<String> names = new HashSet<>();
    names.add(each.name());
    each.provides().forEach(provided -> names.add(provided.name()));
    return names;
  }

  private boolean fits(OfferedPackage each) {
    for (Relation relation : each.excludes()) {
      for (OfferedPackage other : named.getOrDefault(relation.name(), List.of())) {
        if (!other.name().equals(each.name()) && universe.excludes(relation, other)) {
          return false;
        }
      }
    }
    for (String name : names(each)) {
      for (Exclusion exclusion : excluded.getOrDefault(name, List.of())) {
        if (!exclusion.by.name().equals(each.name())
            && universe.excludes(exclusion.relation, each)) {
          return false;
        }
      }
    }
    return true;
  }
}
