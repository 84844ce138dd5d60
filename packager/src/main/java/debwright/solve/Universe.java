package debwright.solve;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.index.IndexException;
import debwright.index.OfferedName;
import debwright.index.OfferedPackage;
import debwright.index.Relations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which packages of a release meet or break a relation, by the rules of dpkg for a system of one
 * architecture.
 */
final class Universe {
  private static final String ANY = "any";

  private final Relations relations;
  private final String architecture;

  /**
   * @param architecture Debian's name of the one that packages are of
   */
  Universe(Relations relations, String architecture) {
    this.relations = relations;
    this.architecture = architecture;
  }

  /** The packages that every system has. */
  List<OfferedPackage> essential() throws IndexException {
    List<OfferedPackage> found = new ArrayList<>();
    for (String name : relations.essential()) {
      relations.find(name).own().ifPresent(found::add);
    }
    return found;
  }

  Optional<OfferedPackage> find(String name) throws IndexException {
    return relations.find(name).own();
  }

  /** Whether the release has something of that name. */
  boolean knows(String name) throws IndexException {
    return !relations.find(name).equals(OfferedName.NONE);
  }

  /** The packages that meet a group, those of the first alternative first. */
  List<OfferedPackage> candidates(Group group) throws IndexException {
    if (group.alternatives().size() == 1) {
      return candidates(group.alternatives().get(0));
    }
    Map<String, OfferedPackage> found = new LinkedHashMap<>();
    for (Relation alternative : group.alternatives()) {
      candidates(alternative).forEach(each -> found.putIfAbsent(each.name(), each));
    }
    return List.copyOf(found.values());
  }

  /** The package of that name, then those that provide it, which every system has first. */
  List<OfferedPackage> candidates(Relation relation) throws IndexException {
    OfferedName entry = relations.find(relation.name());
    List<OfferedPackage> found = new ArrayList<>();
    if (entry.own().isPresent() && isMetBy(relation, entry.own().get())) {
      found.add(entry.own().get());
    }
    List<OfferedPackage> providers = new ArrayList<>();
    for (String name : entry.providers()) {
      if (!name.equals(relation.name()) || found.isEmpty()) {
        find(name).filter(each -> isProvidedBy(relation, each)).ifPresent(providers::add);
      }
    }
    providers.sort(Comparator.comparingInt(OfferedPackage::priority));
    found.addAll(providers);
    return found;
  }

  private boolean isMetBy(Relation relation, OfferedPackage own) {
    return isOfArchitecture(relation, own) && holds(relation, own);
  }

  private static boolean holds(Relation relation, OfferedPackage own) {
    return relation.bound().isEmpty() || relation.bound().get().holds(own.version());
  }

  // Policy 7.5: a Provides without a version meets no relation that has one.
  private boolean isProvidedBy(Relation relation, OfferedPackage provider) {
    return isOfArchitecture(relation, provider)
        && provider.provides().stream().anyMatch(each -> covers(each, relation));
  }

  static boolean covers(Relation provided, Relation relation) {
    return provided.name().equals(relation.name())
        && (relation.bound().isEmpty()
            || (provided.bound().isPresent()
                && relation.bound().get().holds(provided.bound().get().version())));
  }

  private boolean isOfArchitecture(Relation relation, OfferedPackage each) {
    String qualifier = relation.qualifier().orElse(architecture);
    return qualifier.equals(architecture) || (qualifier.equals(ANY) && each.anyArchitecture());
  }

  /** Whether an excluding relation of one package speaks of another. */
  boolean excludes(Relation excluding, OfferedPackage other) {
    String qualifier = excluding.qualifier().orElse(ANY);
    boolean here = qualifier.equals(ANY) || qualifier.equals(architecture);
    boolean own = excluding.name().equals(other.name()) && holds(excluding, other);
    return here && (own || other.provides().stream().anyMatch(each -> covers(each, excluding)));
  }

  /** What a person should know of the release about a relation, such as {@code has libfoo1 1.2}. */
  String has(Relation relation) throws IndexException {
    OfferedName entry = relations.find(relation.name());
    if (entry.own().isPresent()) {
      return entry.own().get().version().text();
    }
    return entry.providers().isEmpty()
        ? "no such package"
        : "it only by name, of " + String.join(" ", entry.providers());
  }
}
