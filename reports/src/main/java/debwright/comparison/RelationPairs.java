package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * Pairs the relations of two sides: same ones drop out, then those of the same packages meet, then
 * those that share an alternative, then those that are there for the same library.
 */
final class RelationPairs {
  private final List<Group> before;
  private final List<Group> after;
  private final List<RelationChange> changes = new ArrayList<>();

  RelationPairs(Dependencies before, Dependencies after) {
    this.before = without(before, after);
    this.after = without(after, before);
  }

  private static List<Group> without(Dependencies side, Dependencies other) {
    List<Group> left = new ArrayList<>();
    for (Group group : side.groups()) {
      if (noneSame(group, other.groups()) && noneSame(group, left)) {
        left.add(group);
      }
    }
    return left;
  }

  private static boolean noneSame(Group group, List<Group> others) {
    return others.stream().noneMatch(other -> Implication.same(group, other));
  }

  List<RelationChange> changes(BiPredicate<Group, Group> sameLibrary) {
    meet(Implication::related, RelationPairs::kind);
    meet(RelationPairs::share, (a, b) -> RelationChange.Kind.REGROUPED);
    meet(sameLibrary, (a, b) -> RelationChange.Kind.MOVED);
    before.forEach(group -> add(RelationChange.Kind.LOST, group.toString(), ""));
    after.forEach(group -> add(RelationChange.Kind.GAINED, "", group.toString()));
    changes.sort(Comparator.comparing(RelationChange::packageName));
    return List.copyOf(changes);
  }

  private void meet(
      BiPredicate<Group, Group> partners, BiFunction<Group, Group, RelationChange.Kind> kind) {
    for (Iterator<Group> left = before.iterator(); left.hasNext(); ) {
      Group group = left.next();
      Optional<Group> partner = after.stream().filter(g -> partners.test(group, g)).findFirst();
      if (partner.isPresent()) {
        left.remove();
        after.remove(partner.get());
        add(kind.apply(group, partner.get()), group.toString(), partner.get().toString());
      }
    }
  }

  private static boolean share(Group a, Group b) {
    return Implication.packages(a).stream().anyMatch(Implication.packages(b)::contains);
  }

  private static RelationChange.Kind kind(Group before, Group after) {
    if (Implication.implies(after, before)) {
      return RelationChange.Kind.RAISED;
    }
    return Implication.implies(before, after)
        ? RelationChange.Kind.LOWERED
        : RelationChange.Kind.REPLACED;
  }

  private void add(RelationChange.Kind kind, String from, String to) {
    changes.add(new RelationChange(kind, from, to));
  }
}
