package debwright.bisect;

/** Told how far a search is. */
@FunctionalInterface
public interface BisectProgress {
  /** A step is looked at. */
  void probing(Step step, String why);
}
