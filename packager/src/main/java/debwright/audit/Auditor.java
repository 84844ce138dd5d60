package debwright.audit;

import debwright.audit.Finding.Kind;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.debian.Relation.Bound;
import debwright.debian.Relation.Operator;
import debwright.debian.Version;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.solve.DependsProof;
import debwright.solve.Entailment;
import debwright.solve.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a package declares against what its files need on one release. Where the index knows
 * the release's relations, a need is met by whatever the release can install for what is declared,
 * and what each of those brings; else only by the same name.
 */
public final class Auditor {
  private final Declared declared;
  private final ArchiveIndex index;
  private final String release;
  private final Optional<DependsProof> proof;
  private final Optional<Entailment> brought;

  /**
   * @param index of the release
   * @throws IndexException when the index is damaged
   */
  public Auditor(Declared declared, ArchiveIndex index) throws IndexException {
    this.declared = declared;
    this.index = index;
    this.release = index.facts().release().name();
    this.proof = DependsProof.of(index);
    this.brought =
        proof.isPresent() ? proof.get().entailment(declared.depends()) : Optional.empty();
  }

  /**
   * Audits a package.
   *
   * @param plan what the package's files need on the release
   * @throws IndexException when the index is damaged
   */
  public Audit audit(ReleasePlan plan) throws IndexException {
    List<Finding> findings = new ArrayList<>(unsatisfiable());
    Set<String> told = findings.stream().map(Finding::relation).collect(Collectors.toSet());
    for (PlannedRelation needed : plan.relations()) {
      need(needed).ifPresent(findings::add);
    }
    List<Group> known = known(plan);
    for (Group each : declared.depends()) {
      declaration(each, known)
          .filter(
              finding -> finding.kind() != Kind.NOT_JUDGED || !told.contains(finding.relation()))
          .ifPresent(findings::add);
    }
    findings.sort(Comparator.comparing(Finding::kind));
    return new Audit(plan, findings);
  }

  // ---- what the release can't install

  private List<Finding> unsatisfiable() throws IndexException {
    if (proof.isEmpty()) {
      return declared.depends().isEmpty()
          ? List.of()
          : List.of(
              new Finding(
                  Kind.UNKNOWN,
                  new Dependencies(declared.depends()).toString(),
                  "the index of %s has no relations".formatted(release),
                  List.of()));
    }
    List<Finding> findings = new ArrayList<>();
    for (Group each : declared.depends()) {
      satisfied(List.of(each)).ifPresent(findings::add);
    }
    if (findings.isEmpty()) {
      satisfied(declared.depends()).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> satisfied(List<Group> groups) throws IndexException {
    Dependencies wanted = new Dependencies(groups);
    Proof answer = proof.orElseThrow().of(wanted);
    if (answer instanceof Proof.Unmet unmet) {
      return Optional.of(
          new Finding(Kind.UNSATISFIABLE, wanted.toString(), unmet.cause(), List.of()));
    }
    if (answer instanceof Proof.Unknown unknown) {
      String detail = "nothing is known of %s on %s".formatted(unknown.group(), release);
      return Optional.of(new Finding(Kind.UNKNOWN, wanted.toString(), detail, List.of()));
    }
    return Optional.empty();
  }

  // ---- what is needed

  private Optional<Finding> need(PlannedRelation needed) throws IndexException {
    Group group = parsed(needed.relation());
    for (Group each : declared.depends()) {
      if (meets(each, group) || (shareName(each, group) && isNowhere(each))) {
        return compared(each, group, needed.evidence());
      }
    }
    Optional<List<Group>> bringers =
        brought.isPresent() ? brought.get().bringers(group) : Optional.empty();
    if (bringers.isPresent()) {
      return Optional.of(
          new Finding(Kind.INDIRECT, needed.relation(), by(bringers.get()), needed.evidence()));
    }
    return Optional.of(
        new Finding(Kind.MISSING, needed.relation(), instead(group), needed.evidence()));
  }

  /** Whether the release has nothing that a group means, which is told of the group itself. */
  private boolean isNowhere(Group group) throws IndexException {
    for (Relation each : group.alternatives()) {
      if (proof.isEmpty() || proof.get().has(each)) {
        return false;
      }
    }
    return true;
  }

  private String by(List<Group> bringers) {
    return bringers.isEmpty()
        ? "every system of %s has it".formatted(release)
        : "brought by "
            + bringers.stream().map(Group::toString).collect(Collectors.joining(" and "));
  }

  /** What is declared that comes near, if anything does. */
  private String instead(Group needed) {
    if (declared.optional().stream().anyMatch(each -> shareName(each, needed))) {
      return "it is only recommended or suggested";
    }
    return declared.depends().stream()
        .filter(each -> shareName(each, needed))
        .findFirst()
        .map("declared is %s"::formatted)
        .orElse("");
  }

  private boolean meets(Group one, Group other) throws IndexException {
    return proof.isPresent()
        ? proof.get().implies(one, other)
        : other.alternatives().stream()
            .map(Relation::name)
            .collect(Collectors.toSet())
            .containsAll(one.alternatives().stream().map(Relation::name).toList());
  }

  private static boolean shareName(Group one, Group other) {
    Set<String> names = new Dependencies(List.of(one)).packageNames();
    names.retainAll(new Dependencies(List.of(other)).packageNames());
    return !names.isEmpty();
  }

  // ---- versions

  private static Optional<Finding> compared(Group declared, Group needed, List<Evidence> evidence) {
    if (declared.alternatives().size() > 1 || needed.alternatives().size() > 1) {
      return Optional.empty();
    }
    Relation says = declared.alternatives().get(0);
    Relation wants = needed.alternatives().get(0);
    if (!says.name().equals(wants.name())) {
      return Optional.empty();
    }
    int order = lowest(says).compareTo(lowest(wants));
    if (order == 0) {
      return Optional.empty();
    }
    String detail =
        order > 0 && wants.bound().isEmpty()
            ? "any version is enough"
            : "%s %s".formatted(lowest(wants), order > 0 ? "is enough" : "is needed");
    Kind kind = order > 0 ? Kind.STRICTER : Kind.WEAKER;
    return Optional.of(new Finding(kind, says.toString(), detail, evidence));
  }

  private static Version lowest(Relation relation) {
    return relation
        .bound()
        .filter(each -> each.operator() != Operator.EARLIER && each.operator() != Operator.AT_MOST)
        .map(Bound::version)
        .orElse(Version.NONE);
  }

  // ---- what is declared

  /** All that the files are known to need or to be better with. */
  private static List<Group> known(ReleasePlan plan) {
    return Stream.of(plan.relations(), plan.recommends(), plan.suggests())
        .flatMap(List::stream)
        .map(each -> parsed(each.relation()))
        .toList();
  }

  private Optional<Finding> declaration(Group each, List<Group> known) throws IndexException {
    for (Group needed : known) {
      if (shareName(each, needed) || meets(each, needed) || meets(needed, each)) {
        return Optional.empty();
      }
    }
    for (Relation alternative : each.alternatives()) {
      if (index.findPackage(alternative.name()).isPresent()) {
        String detail = "nothing in it is known to need a library of it";
        return Optional.of(new Finding(Kind.UNNEEDED, each.toString(), detail, List.of()));
      }
    }
    return Optional.of(
        new Finding(Kind.NOT_JUDGED, each.toString(), "it has no libraries", List.of()));
  }

  // A plan's relations are Debian's syntax, or there is a mistake in the planner.
  private static Group parsed(String relation) {
    try {
      return Group.parse(relation);
    } catch (DebianSyntaxException e) {
      throw new IllegalStateException("a plan has the relation " + relation, e);
    }
  }
}
