package debwright.done;

/** A question to results that is answered by met or missed. */
public sealed interface Criterion permits Figure, Regressions, Reached {
  /** As its author calls it. */
  String name();

  /** What it asks for, in words: {@code items that got worse: none}. */
  String wanted();

  /** Both, for people: only the latter where its author gave it no name. */
  default String sentence() {
    return name().isEmpty() ? wanted() : name() + ": " + wanted();
  }

  /** Holds it against what there is. */
  Judged judge(Evidence evidence);
}
