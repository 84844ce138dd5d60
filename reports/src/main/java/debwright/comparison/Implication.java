package debwright.comparison;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.debian.Relation.Bound;
import java.util.List;

/** Which relations hold whenever another does (as dpkg's deps_implies has it, Policy 7.1). */
final class Implication {
  private Implication() {}

  /** Whether whatever satisfies the first satisfies the second. */
  static boolean implies(Group a, Group b) {
    return a.alternatives().stream().allMatch(x -> impliesOne(x, b));
  }

  private static boolean impliesOne(Relation a, Group b) {
    return b.alternatives().stream().anyMatch(y -> implies(a, y));
  }

  /** Whether the same satisfies both. */
  static boolean same(Group a, Group b) {
    return implies(a, b) && implies(b, a);
  }

  /** Whether both are about the same packages, whatever the versions. */
  static boolean related(Group a, Group b) {
    return packages(a).equals(packages(b));
  }

  static List<String> packages(Group group) {
    return group.alternatives().stream().map(Implication::about).distinct().sorted().toList();
  }

  private static String about(Relation r) {
    return r.name() + r.qualifier().map(q -> ":" + q).orElse("") + " " + r.suffix();
  }

  static boolean implies(Relation a, Relation b) {
    if (!about(a).equals(about(b))) {
      return false;
    }
    return b.bound().isEmpty() || a.bound().filter(x -> within(x, b.bound().get())).isPresent();
  }

  // Whether every version that a allows is one that b allows.
  private static boolean within(Bound a, Bound b) {
    int order = a.version().compareTo(b.version());
    return switch (b.operator()) {
      case AT_LEAST -> fromBelow(a) && order >= 0;
      case LATER -> fromBelow(a) && (order > 0 || (order == 0 && exclusive(a)));
      case EXACTLY -> a.operator() == Relation.Operator.EXACTLY && order == 0;
      case EARLIER -> fromAbove(a) && (order < 0 || (order == 0 && exclusive(a)));
      case AT_MOST -> fromAbove(a) && order <= 0;
    };
  }

  private static boolean fromBelow(Bound bound) {
    return switch (bound.operator()) {
      case AT_LEAST, LATER, EXACTLY -> true;
      case EARLIER, AT_MOST -> false;
    };
  }

  private static boolean fromAbove(Bound bound) {
    return switch (bound.operator()) {
      case EARLIER, AT_MOST, EXACTLY -> true;
      case AT_LEAST, LATER -> false;
    };
  }

  private static boolean exclusive(Bound bound) {
    return switch (bound.operator()) {
      case LATER, EARLIER -> true;
      case AT_LEAST, EXACTLY, AT_MOST -> false;
    };
  }
}
