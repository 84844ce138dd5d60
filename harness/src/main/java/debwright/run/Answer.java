package debwright.run;

import debwright.plan.Outcome;
import debwright.result.PlanText;

/**
 * What became of one question: a worker's answer, or what the harness makes of having none.
 *
 * @param reason one line, empty where all went well
 * @param fingerprint the reason without what changes from run to run
 * @param depends in Debian's syntax
 * @param plan JSON text on one line, or empty
 * @param durationMs time to the answer, in milliseconds
 * @param cpuMs processor time in milliseconds, 0 where it is not told
 */
record Answer(
    Outcome outcome,
    String reason,
    String fingerprint,
    String depends,
    int objects,
    PlanText plan,
    long durationMs,
    long cpuMs) {

  /** The same with the plan's text itself. */
  Answer(
      Outcome outcome,
      String reason,
      String fingerprint,
      String depends,
      int objects,
      String plan,
      long durationMs,
      long cpuMs) {
    this(outcome, reason, fingerprint, depends, objects, PlanText.of(plan), durationMs, cpuMs);
  }

  boolean crashed() {
    return outcome.kind() == Outcome.Kind.CRASH;
  }

  /** Whether the worker was ended by a signal that it could not have sent itself by a mistake. */
  boolean killed() {
    return crashed() && reason.endsWith(Worker.KILLED);
  }

  /** Whether another says the same, whatever it cost. */
  boolean saysTheSame(Answer other) {
    return outcome == other.outcome
        && objects == other.objects
        && reason.equals(other.reason)
        && fingerprint.equals(other.fingerprint)
        && depends.equals(other.depends)
        && plan.equals(other.plan);
  }

  /** An answer that is not the worker's own. */
  static Answer without(Outcome outcome, String reason, long durationMs) {
    String line = Words.oneLine(reason);
    return new Answer(outcome, line, Words.fingerprint(line), "", 0, "", durationMs, 0);
  }

  Answer withPlan(String other) {
    return new Answer(outcome, reason, fingerprint, depends, objects, other, durationMs, cpuMs);
  }

  /** For a failure whose numbers tell it from others. */
  Answer withFingerprint(String other) {
    return new Answer(outcome, reason, other, depends, objects, plan, durationMs, cpuMs);
  }
}
