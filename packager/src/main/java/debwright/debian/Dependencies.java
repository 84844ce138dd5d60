package debwright.debian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The value of a relation field such as Depends: all groups must hold, one alternative of each.
 *
 * @param groups in order, as written
 */
public record Dependencies(List<Group> groups) {

  /** Alternatives, best first; never empty. */
  public record Group(List<Relation> alternatives) implements Comparable<Group> {
    public Group {
      alternatives = List.copyOf(alternatives);
    }

    public static Group parse(String text) throws DebianSyntaxException {
      List<Relation> alternatives = new ArrayList<>();
      for (String alternative : text.split("\\|", -1)) {
        alternatives.add(Relation.parse(alternative));
      }
      return new Group(alternatives);
    }

    @Override
    public int compareTo(Group other) {
      int common = Math.min(alternatives.size(), other.alternatives.size());
      for (int i = 0; i < common; i++) {
        int order = alternatives.get(i).compareTo(other.alternatives.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(alternatives.size(), other.alternatives.size());
    }

    @Override
    public String toString() {
      return alternatives.stream().map(Relation::toString).collect(Collectors.joining(" | "));
    }
  }

  public Dependencies {
    groups = List.copyOf(groups);
  }

  /** Reads a field's value; empty pieces between commas are skipped, as dpkg does. */
  public static Dependencies parse(String text) throws DebianSyntaxException {
    List<Group> groups = new ArrayList<>();
    for (String piece : Arrays.asList(text.split(",", -1))) {
      if (!piece.isBlank()) {
        groups.add(Group.parse(piece));
      }
    }
    return new Dependencies(groups);
  }

  /** In the order in which dpkg-shlibdeps prints. */
  public Dependencies sorted() {
    return new Dependencies(groups.stream().sorted().toList());
  }

  /** Every package named anywhere, sorted. */
  public Set<String> packageNames() {
    return groups.stream()
        .flatMap(group -> group.alternatives().stream())
        .map(Relation::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    return groups.stream().map(Group::toString).collect(Collectors.joining(", "));
  }
}
