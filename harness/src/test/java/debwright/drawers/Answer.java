package debwright.drawers;

/**
 * How a command ended on one file.
 *
 * @param kind of end
 * @param reason an outcome's code or the kind of complaint, for counting; empty where all went well
 * @param text what was said
 * @param millis that it took
 */
record Answer(Kind kind, String reason, String text, long millis) {

  /** The kinds of end, worst last. */
  enum Kind {
    /** Exit 0 with data. */
    OK,
    /** Exit 1 or 2 with an error that says why. */
    REFUSED,
    /** The computer's fault, exit 3, but memory. */
    ENVIRONMENT,
    /** Nothing that a person could read came out. */
    SILENT,
    /** Java ran out of memory. */
    OVER_MEMORY,
    /** No answer in time. */
    SLOW,
    /** Exit 70, or an exception that nobody caught. */
    CRASHED;

    /** Whether an answer of this kind is a bug. */
    boolean bad() {
      return compareTo(ENVIRONMENT) > 0;
    }
  }
}
