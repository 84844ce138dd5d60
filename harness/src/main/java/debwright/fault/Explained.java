package debwright.fault;

/** Something that went wrong, in words for people. */
public interface Explained {
  /** What and where, what was expected and what was found; never null. */
  String explanation();

  /** What may help, in one line, or empty. */
  String hint();

  /** Both, in as many lines. */
  default String told() {
    return hint().isEmpty() ? explanation() : explanation() + "\nhint: " + hint();
  }
}
