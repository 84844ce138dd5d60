package debwright.done;

/** A question to results that is answered by met or missed. */
public sealed interface Criterion permits Figure, Regressions, Reached {
  /** As its author calls it. */
  String name();

  /** Holds it against what there is. */
  Judged judge(Evidence evidence);
}
