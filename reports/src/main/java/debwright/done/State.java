package debwright.done;

/** What a criterion or an assumption's check answers. */
public enum State {
  MET("met"),
  MISSED("missed"),
  /** There is nothing that it could be judged by. */
  UNKNOWN("not known");

  private final String word;

  State(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
