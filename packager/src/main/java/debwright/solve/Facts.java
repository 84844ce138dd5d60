package debwright.solve;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.index.IndexException;
import debwright.index.OfferedPackage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that must hold of the packages that a wish can lead to, nearest to it first. */
final class Facts {
  private final Universe universe;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, OfferedPackage> reached = new LinkedHashMap<>();
  private final Deque<OfferedPackage> open = new ArrayDeque<>();

  private Facts(Universe universe) {
    this.universe = universe;
  }

  static List<Fact> of(List<Group> wanted, Universe universe) throws IndexException {
    Facts facts = new Facts(universe);
    for (Group group : wanted) {
      Fact.Wanted fact = new Fact.Wanted(group, universe.candidates(group));
      facts.facts.add(fact);
      fact.candidates().forEach(facts::reach);
    }
    for (OfferedPackage each : universe.essential()) {
      facts.facts.add(new Fact.Essential(each));
      facts.reach(each);
    }
    facts.expand();
    facts.exclude();
    return facts.facts;
  }

  private void reach(OfferedPackage each) {
    if (reached.putIfAbsent(each.name(), each) == null) {
      open.add(each);
    }
  }

  private void expand() throws IndexException {
    while (!open.isEmpty()) {
      OfferedPackage of = open.poll();
      for (Group group : of.needs()) {
        Fact.Need fact = new Fact.Need(of, group, universe.candidates(group));
        if (fact.candidates().stream().noneMatch(each -> each.name().equals(of.name()))) {
          facts.add(fact);
          fact.candidates().forEach(this::reach);
        }
      }
    }
  }

  private void exclude() {
    Map<String, List<OfferedPackage>> named = new HashMap<>();
    for (OfferedPackage each : reached.values()) {
      named.computeIfAbsent(each.name(), key -> new ArrayList<>()).add(each);
      for (Relation provided : each.provides()) {
        named.computeIfAbsent(provided.name(), key -> new ArrayList<>()).add(each);
      }
    }
    for (OfferedPackage one : reached.values()) {
      for (Relation relation : one.excludes()) {
        for (OfferedPackage other : named.getOrDefault(relation.name(), List.of())) {
          if (!other.name().equals(one.name()) && universe.excludes(relation, other)) {
            facts.add(new Fact.Exclusion(one, relation, other));
          }
        }
      }
    }
  }
}
