package debwright.bisect;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import java.util.Optional;

/**
 * What an engine makes of an item, as far as two engines can be told apart by it.
 *
 * @param outcome of which only the class counts
 * @param depends in Debian's syntax
 * @param fingerprint of a failure, or empty
 * @param reason for people; does not count
 */
public record Signature(Outcome outcome, String depends, String fingerprint, String reason) {

  /** That of a result, or empty where it says nothing about the engine. */
  static Optional<Signature> of(ItemResult result) {
    return result.outcome().kind().rank() < 0
        ? Optional.empty()
        : Optional.of(
            new Signature(
                result.outcome(), result.depends(), result.fingerprint(), result.reason()));
  }

  boolean saysTheSame(Signature other) {
    return outcome.kind() == other.outcome.kind()
        && depends.equals(other.depends)
        && fingerprint.equals(other.fingerprint);
  }

  boolean passes() {
    return outcome.kind().passes();
  }

  /** Such as {@code ok, libc6 (>= 2.36)}. */
  public String text() {
    String rest = depends.isEmpty() ? reason : depends;
    return rest.isEmpty() ? outcome.code() : outcome.code() + ", " + rest;
  }
}
