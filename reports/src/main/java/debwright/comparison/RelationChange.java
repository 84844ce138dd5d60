package debwright.comparison;

import debwright.debian.Dependencies;
import java.util.List;

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
    return new RelationPairs(before, after).changes();
  }

  /** The package that it is about: the first one named. */
  public String packageName() {
    return (before.isEmpty() ? after : before).split("[ :]", 2)[0];
  }

  /** Such as {@code lowered libc6 (>= 2.36) to libc6 (>= 2.34)}. */
  public String text() {
    if (before.isEmpty() || after.isEmpty()) {
      return kind.word() + " " + before + after;
    }
    return kind.word() + " " + before + " to " + after;
  }
}
