package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pairs the relations of two sides: same ones drop out, the rest meet by their packages. */
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

  List<RelationChange> changes() {
    List<Group> unmatched = new ArrayList<>(after);
    before.forEach(group -> pair(group, unmatched));
    unmatched.forEach(group -> add(RelationChange.Kind.GAINED, "", group.toString()));
    changes.sort(Comparator.comparing(RelationChange::packageName));
    return List.copyOf(changes);
  }

  private void pair(Group group, List<Group> unmatched) {
    for (int i = 0; i < unmatched.size(); i++) {
      if (Implication.related(group, unmatched.get(i))) {
        Group partner = unmatched.remove(i);
        add(kind(group, partner), group.toString(), partner.toString());
        return;
      }
    }
    add(RelationChange.Kind.LOST, group.toString(), "");
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
