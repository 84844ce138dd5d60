package debwright.opened;

import debwright.plan.ReleasePlan.Evidence;
import java.util.List;

/**
 * Packages of which an app needs one.
 *
 * @param choices alternatives of one another, best first; at least one
 */
record Wanted(Priority priority, List<Choice> choices) {

  /** A package, or alternatives in Debian's syntax, and why. */
  record Choice(String relation, Evidence evidence) {}

  Wanted {
    choices = List.copyOf(choices);
  }
}
