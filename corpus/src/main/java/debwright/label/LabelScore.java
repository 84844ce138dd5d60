package debwright.label;

import debwright.corpus.LabelKind;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Relation;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Depends against a label.
 *
 * <pre>{@code
 * LabelScore score = LabelScore.of(LabelKind.SHLIBDEPS, "libc6 (>= 2.34)", "libc6 (>= 2.36)");
 * score.exact();            // false: another version
 * score.f1().getAsDouble(); // 1.0: the same names
 * }</pre>
 *
 * @param exact whether the label is met: to the byte for {@code shlibdeps}, {@code declared} as far
 *     as its rules say, all names there for {@code packages}
 * @param f1 harmonic mean of precision and recall on package names, 0 to 1; empty for {@code
 *     packages}, which says nothing of other names
 * @param missing package names that the label has and the Depends lack, sorted
 * @param extra package names that the Depends have and the label lacks, sorted; in both lists a
 *     group of alternatives that is lacking in a {@code declared} label counts once, by its first
 */
public record LabelScore(
    boolean exact, OptionalDouble f1, List<String> missing, List<String> extra) {

  public LabelScore {
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
  }

  /** Scores Depends on all the package names that either side has. */
  public static LabelScore of(LabelKind kind, String expected, String depends) {
    return score(kind, expected, depends, name -> true);
  }

  /**
   * Scores Depends, where {@code declared} looks at some package names only. Of alternatives one is
   * enough on either side, since people write others than tools do.
   *
   * @param considered whether a package of that name provides a library: a real package also
   *     depends on data, programs and others
   */
  public static LabelScore of(
      LabelKind kind, String expected, String depends, Predicate<String> considered) {
    return score(kind, expected, depends, considered);
  }

  private static LabelScore score(
      LabelKind kind, String expected, String depends, Predicate<String> considered) {
    Set<String> found = names(depends);
    return switch (kind) {
      case SHLIBDEPS -> compare(expected.equals(depends), names(expected), found);
      case DECLARED -> declared(groups(expected, considered), groups(depends, considered));
      case PACKAGES -> packages(words(expected), found);
    };
  }

  private static LabelScore declared(List<Set<String>> expected, List<Set<String>> found) {
    List<String> missing = unmet(expected, found);
    List<String> extra = unmet(found, expected);
    double recall = share(expected.size() - missing.size(), expected.size());
    double precision = share(found.size() - extra.size(), found.size());
    double f1 = recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
    return new LabelScore(
        missing.isEmpty() && extra.isEmpty(), OptionalDouble.of(f1), missing, extra);
  }

  /** The first name of each group of which the others have none. */
  private static List<String> unmet(List<Set<String>> groups, List<Set<String>> others) {
    return groups.stream()
        .filter(group -> others.stream().allMatch(other -> Collections.disjoint(group, other)))
        .map(group -> group.iterator().next())
        .sorted()
        .toList();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /** The considered names of each group, in order, each such group once. */
  private static List<Set<String>> groups(String field, Predicate<String> considered) {
    return parse(field).map(Dependencies::groups).orElse(List.of()).stream()
        .map(group -> group.alternatives().stream().map(Relation::name).filter(considered))
        .map(
            names ->
                names.collect(Collectors.<String, Set<String>>toCollection(LinkedHashSet::new)))
        .filter(group -> !group.isEmpty())
        .distinct()
        .toList();
  }

  private static LabelScore packages(Set<String> expected, Set<String> found) {
    List<String> missing = minus(expected, found);
    return new LabelScore(missing.isEmpty(), OptionalDouble.empty(), missing, List.of());
  }

  private static LabelScore compare(boolean exact, Set<String> expected, Set<String> found) {
    List<String> missing = minus(expected, found);
    List<String> extra = minus(found, expected);
    int common = found.size() - extra.size();
    int all = expected.size() + found.size();
    double f1 = all == 0 ? 1 : 2.0 * common / all;
    return new LabelScore(exact, OptionalDouble.of(f1), missing, extra);
  }

  /** Of a relation field; one that can't be read names nothing. */
  private static Set<String> names(String field) {
    return parse(field).map(Dependencies::packageNames).orElse(Set.of());
  }

  private static Optional<Dependencies> parse(String field) {
    try {
      return Optional.of(Dependencies.parse(field));
    } catch (DebianSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> minus(Set<String> names, Set<String> others) {
    return names.stream().filter(name -> !others.contains(name)).sorted().toList();
  }
}
