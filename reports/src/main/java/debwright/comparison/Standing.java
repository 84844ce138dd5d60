package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import java.util.List;
import java.util.Optional;

/**
 * Where one side's Depends stand towards one relation of the label.
 *
 * @param level how far they reach
 * @param by the relation of the Depends that counts, empty where absent
 */
record Standing(Level level, Optional<Group> by) {

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
      return new Standing(Level.BEYOND, beyond);
    }
    if (met.isPresent()) {
      return new Standing(Level.MET, met);
    }
    Optional<Group> near =
        groups.stream().filter(g -> Implication.related(g, label)).reduce((a, b) -> stricter(a, b));
    return new Standing(near.isPresent() ? Level.SHORT : Level.ABSENT, near);
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
      case ABSENT -> base.level == Level.ABSENT ? Step.NONE : Step.WORSE;
      case SHORT -> shortFrom(base);
    };
  }

  private Step shortFrom(Standing base) {
    if (base.level != Level.SHORT) {
      return base.level == Level.ABSENT ? Step.BETTER : Step.WORSE;
    }
    if (sameAs(base)) {
      return Step.NONE;
    }
    return Implication.implies(by.orElseThrow(), base.by.orElseThrow()) ? Step.BETTER : Step.WORSE;
  }

  private boolean sameAs(Standing base) {
    return Implication.same(by.orElseThrow(), base.by.orElseThrow());
  }
}
