package debwright.explain;

/** What is asked about. */
public sealed interface Topic {
  /**
   * One needed library.
   *
   * @param soname as objects ask for it
   */
  record Library(String soname) implements Topic {}

  /**
   * One package.
   *
   * @param name as in the Depends, also as an alternative
   */
  record OfPackage(String name) implements Topic {}

  /** All libraries and packages. */
  record Everything() implements Topic {}
}
