package debwright.probe;

/**
 * Counters that the engine's classes are made to advance, for one thread: what others add at the
 * same time may be lost.
 */
public final class Tally {
  private static long steps;
  private static long lookups;
  private static boolean knowsLookups;

  private Tally() {}

  /** A method was entered, or a loop begins its next turn. */
  public static void step() {
    steps++;
  }

  /** An index is asked. */
  public static void lookup() {
    lookups++;
  }

  /** The index asks itself, which is counted as a question when it begins. */
  public static void ownLookup() {
    lookups--;
  }

  static void knowLookups() {
    knowsLookups = true;
  }

  static void clear() {
    steps = 0;
    lookups = 0;
  }

  static long steps() {
    return steps;
  }

  static long lookups() {
    return knowsLookups ? lookups : -1;
  }
}
