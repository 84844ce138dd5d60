package debwright.probe;

import java.util.Optional;

/**
 * What one answer cost.
 *
 * @param allocated bytes on Java's heap, by the thread that answers
 * @param read bytes that it read from files, as the kernel counts them; -1 where it does not
 * @param reads in how many calls; -1 likewise
 * @param lookups questions to an archive index; -1 where the engine has none that is known here
 * @param steps calls and turns of loops in the engine's classes and its libraries'; Java's own are
 *     not counted
 * @param nanos wall time
 * @param cpuNanos of that thread
 */
public record Reading(
    long allocated, long read, long reads, long lookups, long steps, long nanos, long cpuNanos) {

  Reading since(Reading start) {
    return new Reading(
        allocated - start.allocated,
        read - start.read,
        reads - start.reads,
        lookups,
        steps,
        nanos - start.nanos,
        cpuNanos - start.cpuNanos);
  }

  Reading withoutReads() {
    return new Reading(allocated, -1, -1, lookups, steps, nanos, cpuNanos);
  }

  /** Numbers with spaces between, in the order of the components. */
  String line() {
    return allocated + " " + read + " " + reads + " " + lookups + " " + steps + " " + nanos + " "
        + cpuNanos;
  }

  /** Reads what {@link #line} made, or nothing where it is no such line. */
  public static Optional<Reading> of(String line) {
    if (!line.matches("-?[0-9]{1,18}( -?[0-9]{1,18}){6}")) {
      return Optional.empty();
    }
    String[] fields = line.split(" ", -1);
    long[] n = new long[fields.length];
    for (int i = 0; i < n.length; i++) {
      n[i] = Long.parseLong(fields[i]);
    }
    return Optional.of(new Reading(n[0], n[1], n[2], n[3], n[4], n[5], n[6]));
  }
}
