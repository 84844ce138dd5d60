package debwright.solve;

/** Whether a Depends can be met by a release. */
public sealed interface Proof {

  /** There is a set of packages that meets it. */
  record Met() implements Proof {}

  /**
   * There is none.
   *
   * @param cause for a person: which relation, and what the release has
   * @param culprit the relation that has no solution, without versions of the release
   */
  record Unmet(String cause, String culprit) implements Proof {}

  /**
   * Nobody knows: it names a package that the relations do not know.
   *
   * @param group that does
   */
  record Unknown(String group) implements Proof {}
}
