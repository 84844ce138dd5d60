package debwright.solve;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.debian.Relation.Bound;
import debwright.debian.Version;
import debwright.index.IndexException;
import debwright.plan.ReleaseAge;
import debwright.plan.ReleasePlan.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Joins what an app needs on each of several releases. Two needs of two releases are the same when
 * they name the same packages, or, where no release has both, when they are for the same library.
 */
final class Merger {
  private final List<Stock> stocks;
  private final Map<String, List<Need>> needs = new TreeMap<>();

  /** A group of the common Depends, and what it is for. */
  record Merged(Group group, List<Evidence> evidence) {}

  Merger(List<Stock> stocks) {
    this.stocks =
        stocks.stream().sorted(Comparator.comparing(Stock::release, ReleaseAge.ORDER)).toList();
    for (Stock stock : this.stocks) {
      for (Need need : stock.needs()) {
        needs.computeIfAbsent(need.key(), key -> new ArrayList<>()).add(need);
      }
    }
  }

  List<Merged> merged() throws IndexException, DebianSyntaxException {
    List<Merged> merged = new ArrayList<>();
    for (List<List<Need>> each : families()) {
      merged.add(each.size() == 1 ? ofOneName(each.get(0)) : ofNames(each));
    }
    return merged;
  }

  // ---- which needs are the same

  /** Needs by key, and those keys together of which no release has two and that share a library. */
  private List<List<List<Need>>> families() {
    List<List<List<Need>>> families = new ArrayList<>();
    for (List<Need> each : needs.values()) {
      Optional<List<List<Need>>> related =
          families.stream().filter(family -> isRelated(family, each)).findFirst();
      if (related.isPresent()) {
        related.get().add(each);
      } else {
        families.add(new ArrayList<>(List.of(each)));
      }
    }
    return families;
  }

  private static boolean isRelated(List<List<Need>> family, List<Need> others) {
    List<Need> members = family.stream().flatMap(List::stream).toList();
    return members.stream().anyMatch(one -> others.stream().anyMatch(one::sharesLibrary))
        && members.stream()
            .noneMatch(one -> others.stream().anyMatch(two -> one.stock() == two.stock()));
  }

  // ---- one name

  private Merged ofOneName(List<Need> same) throws IndexException, DebianSyntaxException {
    Group group = joined(same);
    for (Stock stock : stocks) {
      if (same.stream().noneMatch(need -> need.stock() == stock) && !hasAny(stock, group)) {
        group = or(group, standIn(stock, same));
      }
    }
    return new Merged(group, evidence(same));
  }

  private Group joined(List<Need> same) throws IndexException, DebianSyntaxException {
    List<Relation> alternatives = new ArrayList<>();
    for (int i = 0; i < same.get(0).group().alternatives().size(); i++) {
      int at = i;
      List<Relation> asked =
          same.stream().map(need -> need.group().alternatives().get(at)).toList();
      alternatives.add(highest(asked));
    }
    return new Group(alternatives);
  }

  private static boolean hasAny(Stock stock, Group group)
      throws IndexException, DebianSyntaxException {
    for (Relation each : group.alternatives()) {
      if (stock.has(each)) {
        return true;
      }
    }
    return false;
  }

  // On a release without such a package another one has the library.
  private static List<Relation> standIn(Stock stock, List<Need> of) {
    return stock.needs().stream()
        .filter(need -> of.stream().anyMatch(need::sharesLibrary))
        .findFirst()
        .map(need -> need.group().alternatives())
        .orElse(List.of());
  }

  private static Group or(Group group, List<Relation> more) {
    Set<Relation> alternatives = new LinkedHashSet<>(group.alternatives());
    alternatives.addAll(more);
    return new Group(List.copyOf(alternatives));
  }

  /**
   * The strictest of relations to one name that every release meets which meets the loosest. A
   * release that has no such package at all has no say.
   */
  private Relation highest(List<Relation> asked) throws IndexException, DebianSyntaxException {
    List<Relation> strict = asked.stream().distinct().sorted(strictestFirst()).toList();
    Relation loosest = strict.get(strict.size() - 1);
    for (Relation each : strict) {
      if (isMetWhere(loosest, each)) {
        return each;
      }
    }
    return loosest;
  }

  private boolean isMetWhere(Relation loosest, Relation relation)
      throws IndexException, DebianSyntaxException {
    for (Stock stock : stocks) {
      if (stock.has(loosest) && !stock.has(relation)) {
        return false;
      }
    }
    return true;
  }

  private static Comparator<Relation> strictestFirst() {
    Comparator<Relation> byVersion =
        Comparator.comparing(each -> each.bound().map(Bound::version).orElse(Version.NONE));
    return (one, other) ->
        isUpper(one) ? byVersion.compare(one, other) : byVersion.compare(other, one);
  }

  private static boolean isUpper(Relation relation) {
    return relation
        .bound()
        .filter(
            bound ->
                bound.operator() == Relation.Operator.EARLIER
                    || bound.operator() == Relation.Operator.AT_MOST)
        .isPresent();
  }

  // ---- several names

  private Merged ofNames(List<List<Need>> names) throws IndexException, DebianSyntaxException {
    List<Need> all = names.stream().flatMap(List::stream).toList();
    for (List<Need> each : oldestFirst(names)) {
      Optional<Group> covering = covering(each.get(0), all);
      if (covering.isPresent()) {
        return new Merged(covering.get(), evidence(all));
      }
    }
    Set<Relation> alternatives = new LinkedHashSet<>();
    List<List<Need>> newestFirst = new ArrayList<>(oldestFirst(names));
    Collections.reverse(newestFirst);
    for (List<Need> each : newestFirst) {
      alternatives.addAll(joined(each).alternatives());
    }
    return new Merged(new Group(List.copyOf(alternatives)), evidence(all));
  }

  private List<List<Need>> oldestFirst(Collection<List<Need>> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(each -> stocks.indexOf(each.get(0).stock())))
        .toList();
  }

  /** One name that on each release is the package that is needed there, or is provided by it. */
  private Optional<Group> covering(Need named, List<Need> all)
      throws IndexException, DebianSyntaxException {
    if (!all.stream().allMatch(Need::isOne)) {
      return Optional.empty();
    }
    List<Relation> asked = all.stream().map(need -> renamed(need.first(), named.first())).toList();
    Group group = new Group(List.of(highest(asked)));
    for (Need need : all) {
      if (!hasAny(need.stock(), group) || !need.stock().implies(group, need.group())) {
        return Optional.empty();
      }
    }
    return Optional.of(group);
  }

  private static Relation renamed(Relation relation, Relation name) {
    return new Relation(name.name(), name.qualifier(), relation.bound(), relation.suffix());
  }

  private static List<Evidence> evidence(List<Need> of) {
    return of.stream().flatMap(need -> need.evidence().stream()).distinct().toList();
  }
}
