package debwright.debian;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation.Bound;
import debwright.debian.Relation.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a source package is built with: Build-Depends and Build-Depends-Arch, as far as they hold
 * for one architecture and without a build profile (Policy 7.1).
 *
 * @param relations of all groups and alternatives, in order
 */
public record BuildDependencies(List<Relation> relations) {
  /** No source package is known. */
  public static final BuildDependencies NONE = new BuildDependencies(List.of());

  private static final Set<Operator> AT_LEAST = EnumSet.of(Operator.AT_LEAST, Operator.LATER);

  public BuildDependencies {
    relations = List.copyOf(relations);
  }

  /**
   * Reads the value of a field.
   *
   * @param architecture Debian's name of the one that is built for
   */
  public static BuildDependencies parse(String text, String architecture)
      throws DebianSyntaxException {
    List<Relation> relations = new ArrayList<>();
    for (Group group : Dependencies.parse(text).groups()) {
      for (Relation relation : group.alternatives()) {
        if (Restrictions.parse(relation.suffix()).hold(architecture)) {
          relations.add(relation);
        }
      }
    }
    return new BuildDependencies(relations);
  }

  /** Reads those of the source paragraph, the first one, of a {@code debian/control}. */
  public static BuildDependencies ofControl(String text, String architecture)
      throws DebianSyntaxException {
    ControlFile source = ControlFile.parse(text);
    source.required("Source");
    List<Relation> relations = new ArrayList<>();
    for (String field : List.of("Build-Depends", "Build-Depends-Arch")) {
      relations.addAll(parse(source.field(field).orElse(""), architecture).relations());
    }
    return new BuildDependencies(relations);
  }

  /** The highest version from which on a package is asked for anywhere. */
  public Optional<Version> minimalVersion(String packageName) {
    return relations.stream()
        .filter(relation -> relation.name().equals(packageName))
        .flatMap(relation -> relation.bound().stream())
        .filter(bound -> AT_LEAST.contains(bound.operator()))
        .map(Bound::version)
        .reduce((one, other) -> other.compareTo(one) > 0 ? other : one);
  }
}
