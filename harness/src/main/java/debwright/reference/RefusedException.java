package debwright.reference;

import debwright.plan.Outcome;

/** A question that the tool is not even asked. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  RefusedException(Outcome outcome, String message) {
    super(message);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}
