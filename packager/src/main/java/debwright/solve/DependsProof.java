package debwright.solve;

import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.OfferedPackage;
import debwright.index.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sat4j.specs.TimeoutException;

/**
 * Proves whether a release can meet a Depends: with versions, alternatives, virtual packages and
 * what excludes what, on a system that has the release's essential packages.
 */
public final class DependsProof {
  private final Universe universe;
  private final Cause cause;

  /**
   * @param release as people write it
   * @param architecture Debian's name
   */
  DependsProof(Relations relations, String release, String architecture) {
    universe = new Universe(relations, architecture);
    cause = new Cause(universe, release);
  }

  /** By the relations of an index; empty where it has none. */
  public static Optional<DependsProof> of(ArchiveIndex index) throws IndexException {
    IndexFacts facts = index.facts();
    return index
        .relations()
        .map(each -> new DependsProof(each, facts.release().name(), facts.architecture()));
  }

  /**
   * Proves it.
   *
   * @throws IndexException when the relations are damaged
   */
  public Proof of(Dependencies wanted) throws IndexException {
    Optional<Proof> alone = alone(wanted);
    if (alone.isPresent()) {
      return alone.get();
    }
    return new FirstChoice(universe).meets(wanted.groups())
        ? new Proof.Met()
        : solved(wanted.groups());
  }

  // Most that fail do so here, and what a group needs itself is the cause that tells most.
  private Optional<Proof> alone(Dependencies wanted) throws IndexException {
    Optional<Proof> unknown = Optional.empty();
    for (Group group : wanted.groups()) {
      if (!universe.candidates(group).isEmpty()) {
        continue;
      }
      if (isKnown(group)) {
        return Optional.of(cause.of(group));
      }
      unknown = unknown.or(() -> Optional.of(new Proof.Unknown(group.toString())));
    }
    return unknown;
  }

  private boolean isKnown(Group group) throws IndexException {
    for (Relation each : group.alternatives()) {
      if (!universe.knows(each.name())) {
        return false;
      }
    }
    return true;
  }

  private Proof solved(List<Group> wanted) throws IndexException {
    try {
      Optional<List<Fact>> contradiction = new Solver(Facts.of(wanted, universe)).contradiction();
      return contradiction.isEmpty() ? new Proof.Met() : cause.of(contradiction.get());
    } catch (TimeoutException e) {
      return new Proof.Unknown("of which the solver found no end");
    }
  }

  /** Whether the release has a package that meets a relation, wherever that leads. */
  public boolean has(Relation relation) throws IndexException {
    return !universe.candidates(relation).isEmpty();
  }

  /**
   * Whether a system that meets a group also meets another: every package of the release that can
   * meet the first meets the second.
   */
  public boolean implies(Group one, Group other) throws IndexException {
    Set<String> candidates = names(one);
    return !candidates.isEmpty() && names(other).containsAll(candidates);
  }

  /**
   * What every system has on which some relations hold; those that nothing meets are left aside.
   * Empty where the rest don't hold together.
   */
  public Optional<Entailment> entailment(List<Group> wanted) throws IndexException {
    List<Group> met = new ArrayList<>();
    for (Group each : wanted) {
      if (!universe.candidates(each).isEmpty()) {
        met.add(each);
      }
    }
    return Entailment.of(met, universe);
  }

  private Set<String> names(Group group) throws IndexException {
    return universe.candidates(group).stream()
        .map(OfferedPackage::name)
        .collect(Collectors.toSet());
  }
}
