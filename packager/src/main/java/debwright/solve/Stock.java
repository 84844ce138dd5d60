package debwright.solve;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.PackageEntry;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of the packages of one release that an app is to run on. */
final class Stock {
  private final ReleasePlan plan;
  private final ArchiveIndex index;
  private final Optional<DependsProof> proof;
  private final List<Need> needs = new ArrayList<>();

  Stock(ReleasePlan plan, ArchiveIndex index) throws DebianSyntaxException, IndexException {
    this.plan = plan;
    this.index = index;
    this.proof = DependsProof.of(index);
    for (PlannedRelation each : plan.relations()) {
      needs.add(new Need(this, Group.parse(each.relation()), each.evidence()));
    }
  }

  String release() {
    return plan.target().release();
  }

  List<Need> needs() {
    return needs;
  }

  Optional<DependsProof> proof() {
    return proof;
  }

  /** Whether it surely has a package that meets a relation. */
  boolean has(Relation relation) throws IndexException, DebianSyntaxException {
    if (proof.isPresent()) {
      return proof.get().has(relation);
    }
    for (Need need : needs) {
      for (Relation own : need.group().alternatives()) {
        if (asksAsMuch(own, relation) || provides(own.name(), relation)) {
          return true;
        }
      }
    }
    return hasItself(relation);
  }

  // What its own Depends ask for is there, for they are of its own metadata.
  private static boolean asksAsMuch(Relation own, Relation relation) {
    return own.name().equals(relation.name())
        && (relation.bound().isEmpty()
            || own.bound()
                .filter(bound -> relation.bound().get().holds(bound.version()))
                .isPresent());
  }

  private boolean hasItself(Relation relation) throws IndexException {
    Optional<PackageEntry> entry = index.findPackage(relation.name());
    return entry.isPresent()
        && (relation.bound().isEmpty()
            || (!entry.get().version().isEmpty()
                && relation
                    .bound()
                    .get()
                    .holds(new debwright.debian.Version(entry.get().version()))));
  }

  private boolean provides(String packageName, Relation relation)
      throws IndexException, DebianSyntaxException {
    Optional<PackageEntry> entry = index.findPackage(packageName);
    if (entry.isEmpty()) {
      return false;
    }
    for (Group provided : Dependencies.parse(entry.get().provides().replace('\n', ' ')).groups()) {
      if (Universe.covers(provided.alternatives().get(0), relation)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what meets a group surely meets a need of its own. */
  boolean implies(Group group, Group own) throws IndexException, DebianSyntaxException {
    if (proof.isPresent()) {
      return proof.get().implies(group, own);
    }
    for (Relation each : group.alternatives()) {
      if (index.findPackage(each.name()).isPresent()
          && own.alternatives().stream().noneMatch(one -> one.name().equals(each.name()))) {
        return false;
      }
    }
    return true;
  }
}
