package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.result.ItemResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one relation of the Depends differs between two sides. A relation is a group of alternatives
 * between commas.
 *
 * @param kind how it differs
 * @param before the baseline's, empty where gained
 * @param after the candidate's, empty where lost
 */
public record RelationChange(Kind kind, String before, String after) {

  /** How a relation differs. */
  public enum Kind {
    LOST("lost", "-"),
    /** The new relation allows what the old one did not. */
    LOWERED("lowered", "v"),
    /** Neither relation implies the other. */
    REPLACED("replaced", "~"),
    /** Other alternatives, of which at least one is in both relations. */
    REGROUPED("regrouped", "|"),
    /** Another package that has the same library. */
    MOVED("moved", ">"),
    /** The new relation allows less than the old one. */
    RAISED("raised", "^"),
    GAINED("gained", "+");

    private final String word;
    private final String sign;

    Kind(String word, String sign) {
      this.word = word;
      this.sign = sign;
    }

    public String word() {
      return word;
    }

    /** One ASCII character. */
    public String sign() {
      return sign;
    }
  }

  /**
   * What differs from one side to the other, in the order of the first package's name. Order and
   * repetition of relations do not count, nor do two spellings of one version.
   */
  public static List<RelationChange> between(Dependencies before, Dependencies after) {
    return new RelationPairs(before, after).changes((a, b) -> false);
  }

  /** The same between two results, whose plans tell which library a relation is there for. */
  static List<RelationChange> between(
      Dependencies before, ItemResult base, Dependencies after, ItemResult candidate) {
    return new RelationPairs(before, after).changes(new SameLibrary(base, candidate));
  }

  /** The package that it is about: the first one named. */
  public String packageName() {
    return (before.isEmpty() ? after : before).split("[ :]", 2)[0];
  }

  /** Without versions, such as {@code lowered libc6} or {@code moved libfoo1 to libfoo1t64}. */
  String inShort() {
    String from = names(before);
    String to = names(after);
    boolean one = from.isEmpty() || to.isEmpty() || from.equals(to);
    return kind.word() + " " + (from.isEmpty() ? to : from) + (one ? "" : " to " + to);
  }

  private static String names(String relation) {
    return Stream.of(relation.split("\\|", -1))
        .map(alternative -> alternative.strip().split("[ :]", 2)[0])
        .collect(Collectors.joining(" | "));
  }

  /** Such as {@code lowered libc6 (>= 2.36) to libc6 (>= 2.34)}. */
  public String text() {
    if (before.isEmpty() || after.isEmpty()) {
      return kind.word() + " " + before + after;
    }
    return kind.word() + " " + before + " to " + after;
  }
}
