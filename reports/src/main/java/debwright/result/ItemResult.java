package debwright.result;

import debwright.plan.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one engine revision made of one item; a row of {@code results.csv} and a line of {@code
 * results.jsonl}.
 *
 * @param key item, release and architecture
 * @param inputDigest SHA-256 of the item's bytes, in hex
 * @param tier {@code must-pass}, {@code smoke} or {@code full}
 * @param outcome what became of it
 * @param reason one line for a person, empty where all went well
 * @param fingerprint the reason without paths, addresses and sizes, plus the culprit; empty where
 *     all went well
 * @param depends the Depends that the engine worked out, in Debian's syntax
 * @param planDigest SHA-256 of the plan's bytes in hex, empty where there is no plan
 * @param objects how many ELF objects the engine looked at
 * @param score how it fares against the label, empty where there is none; a labelled item that
 *     fails has one too, that is not exact
 * @param plan the plan as the engine wrote it, JSON text on one line, or empty
 */
public record ItemResult(
    ItemKey key,
    String inputDigest,
    String tier,
    Outcome outcome,
    String reason,
    String fingerprint,
    String depends,
    String planDigest,
    int objects,
    Optional<Score> score,
    PlanText plan) {

  /** The same with the plan's text itself. */
  public ItemResult(
      ItemKey key,
      String inputDigest,
      String tier,
      Outcome outcome,
      String reason,
      String fingerprint,
      String depends,
      String planDigest,
      int objects,
      Optional<Score> score,
      String plan) {
    this(
        key,
        inputDigest,
        tier,
        outcome,
        reason,
        fingerprint,
        depends,
        planDigest,
        objects,
        score,
        PlanText.of(plan));
  }

  public ItemResult {
    if (objects < 0) {
      throw new IllegalArgumentException(key + ": " + objects + " objects");
    }
  }

  /** A result of an item of which there is nothing but the outcome. */
  public static ItemResult without(
      ItemKey key, String inputDigest, String tier, Outcome outcome, String reason) {
    return new ItemResult(
        key, inputDigest, tier, outcome, reason, "", "", "", 0, Optional.empty(), "");
  }

  /** Whether the item is one that must pass, whatever else is tolerated. */
  public boolean mustPass() {
    return tier.equals("must-pass");
  }

  /** Whether a user would notice no difference: the same outcome, Depends and cause of failure. */
  public boolean saysTheSame(ItemResult other) {
    return outcome == other.outcome
        && depends.equals(other.depends)
        && fingerprint.equals(other.fingerprint);
  }

  /** Whether the app was mapped. */
  public boolean passes() {
    return outcome.kind().passes();
  }

  /**
   * The Depends against a label.
   *
   * @param label its kind: {@code shlibdeps}, {@code declared} or {@code packages}
   * @param expected the label's Depends or names
   * @param exact whether the label is met: to the byte for {@code shlibdeps}
   * @param f1 harmonic mean of precision and recall on package names, 0 to 1
   * @param missing package names that the label has and the Depends lack, sorted
   * @param extra package names that the Depends have and the label lacks, sorted
   */
  public record Score(
      String label,
      String expected,
      boolean exact,
      OptionalDouble f1,
      List<String> missing,
      List<String> extra) {
    public Score {
      missing = List.copyOf(missing);
      extra = List.copyOf(extra);
    }
  }
}
