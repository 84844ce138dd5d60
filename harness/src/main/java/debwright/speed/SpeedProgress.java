package debwright.speed;

/** Told how far a measurement is. */
@FunctionalInterface
public interface SpeedProgress {
  /** A stage begins, such as {@code timing the work tree, round 2 of 6}. */
  void stage(String name);
}
