package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import java.util.List;
import java.util.Optional;

/**
 * Where one side's Depends stand towards one relation of the label.
 *
 * @param level how far they reach
 * @param by the relations of the Depends that count: of those that fall short all, as there may be
 *     a lower and an upper bound; none where absent
 * @param side all relations of the Depends
 */
record Standing(Level level, List<Group> by, List<Group> side) {

  /** How far the Depends reach, from nothing to too far. */
  enum Level {
    /** Nothing about these packages. */
    ABSENT,
    /** These packages, but a version that is not what the label needs would do. */
    SHORT,
    /** What the label says. */
    MET,
    /** More than the label says: a higher version, or fewer alternatives. */
    BEYOND;

    boolean satisfies() {
      return this == MET || this == BEYOND;
    }
  }

  static Standing of(Group label, Dependencies side) {
    List<Group> groups = side.groups();
    Optional<Group> met = groups.stream().filter(g -> Implication.same(g, label)).findFirst();
    Optional<Group> beyond =
        groups.stream().filter(g -> implies(g, label)).reduce((a, b) -> stricter(a, b));
    if (beyond.isPresent()) {
      return new Standing(Level.BEYOND, List.of(beyond.get()), groups);
    }
    if (met.isPresent()) {
      return new Standing(Level.MET, List.of(met.get()), groups);
    }
    List<Group> near = groups.stream().filter(g -> Implication.related(g, label)).toList();
    return new Standing(near.isEmpty() ? Level.ABSENT : Level.SHORT, near, groups);
  }

  private static boolean implies(Group group, Group label) {
    return Implication.implies(group, label) && !Implication.implies(label, group);
  }

  private static Group stricter(Group a, Group b) {
    return Implication.implies(b, a) ? b : a;
  }

  /** What going from the other standing to this one is worth. */
  Step stepFrom(Standing base) {
    return switch (level) {
      case MET -> base.level == Level.MET ? Step.NONE : Step.BETTER;
      case BEYOND -> base.level == Level.BEYOND && sameAs(base) ? Step.NONE : Step.NEUTRAL;
      case ABSENT -> covers(base) ? Step.NONE : Step.WORSE;
      case SHORT -> shortFrom(base);
    };
  }

  private Step shortFrom(Standing base) {
    if (base.level != Level.SHORT) {
      return base.level == Level.ABSENT ? Step.BETTER : Step.WORSE;
    }
    if (!covers(base)) {
      return Step.WORSE;
    }
    return base.covers(this) ? Step.NONE : Step.BETTER;
  }

  private boolean sameAs(Standing base) {
    return covers(base) && base.covers(this);
  }

  /** Whether all that the other's relations demand is demanded here, if by other relations. */
  private boolean covers(Standing other) {
    return other.by.stream().allMatch(b -> side.stream().anyMatch(a -> Implication.implies(a, b)));
  }
}
