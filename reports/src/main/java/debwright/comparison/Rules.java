package debwright.comparison;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import java.util.Optional;

/**
 * The rules by which an item gets its category: the first that matches wins, and the last of each
 * group takes what is left, so that every pair gets exactly one.
 *
 * <ol>
 *   <li>only in the candidate: {@code added-ok}, {@code added-fail}, or {@code unknown} where its
 *       outcome is not conclusive
 *   <li>only in the baseline: {@code removed}
 *   <li>other input digest: {@code input-changed}
 *   <li>a side not conclusive: {@code unknown}
 *   <li>the candidate crashes, the baseline did not: {@code regressed} S0
 *   <li>passed, fails: {@code regressed} S1, S0 for a must-pass item or a security code
 *   <li>failed, passes: {@code fixed}
 *   <li>both fail: by stage, then by code and fingerprint
 *   <li>both pass: OK to DEGRADED {@code regressed} S2, the other way {@code improved}, unless the
 *       Depends got worse; same plan and Depends {@code same-ok}; else by {@link DependsRule}
 * </ol>
 *
 * <p>An item counts as must-pass if either side has it so: moving it to another tier must not open
 * the gate.
 */
final class Rules {
  private Rules() {}

  static Finding judge(Optional<ItemResult> base, Optional<ItemResult> candidate) {
    if (base.isEmpty()) {
      return added(candidate.orElseThrow());
    }
    return candidate.map(c -> judge(base.get(), c)).orElseGet(() -> removed(base.get()));
  }

  private static Finding added(ItemResult candidate) {
    if (!candidate.outcome().conclusive()) {
      return Finding.of(Category.UNKNOWN, "new here, and " + candidate.outcome());
    }
    return candidate.passes()
        ? Finding.of(Category.ADDED_OK, "")
        : new Finding(Category.ADDED_FAIL, Severity.S3, candidate.reason());
  }

  private static Finding removed(ItemResult base) {
    Severity severity = base.mustPass() ? Severity.S0 : Severity.S2;
    return new Finding(Category.REMOVED, severity, "no longer in the corpus");
  }

  private static Finding judge(ItemResult base, ItemResult candidate) {
    return judge(base, candidate, false, false);
  }

  /**
   * Judges two results of one item.
   *
   * @param baseRepeated whether the baseline's is a LIMIT that came each time
   * @param candidateRepeated the same of the candidate's
   */
  static Finding judge(
      ItemResult base, ItemResult candidate, boolean baseRepeated, boolean candidateRepeated) {
    if (!base.inputDigest().equals(candidate.inputDigest())) {
      return Finding.of(Category.INPUT_CHANGED, "other bytes under the same id");
    }
    boolean before = baseRepeated || base.outcome().conclusive();
    boolean after = candidateRepeated || candidate.outcome().conclusive();
    if (!before || !after) {
      return Finding.of(Category.UNKNOWN, inconclusive(base, candidate));
    }
    if (crashed(candidate) && !crashed(base)) {
      return new Finding(Category.REGRESSED, Severity.S0, candidate.reason());
    }
    if (base.passes() && candidate.passes()) {
      return bothPass(base, candidate);
    }
    return base.passes() || candidate.passes()
        ? turned(base, candidate)
        : bothFail(base, candidate);
  }

  private static String inconclusive(ItemResult base, ItemResult candidate) {
    return candidate.outcome().conclusive()
        ? "the baseline's is " + base.outcome()
        : candidate.reason();
  }

  private static boolean crashed(ItemResult result) {
    return result.outcome().kind() == Outcome.Kind.CRASH;
  }

  private static Finding turned(ItemResult base, ItemResult candidate) {
    if (candidate.passes()) {
      return Finding.of(Category.FIXED, was(base));
    }
    boolean worst =
        base.mustPass() || candidate.mustPass() || candidate.outcome() == Outcome.PATH_ESCAPE;
    return new Finding(Category.REGRESSED, worst ? Severity.S0 : Severity.S1, candidate.reason());
  }

  private static String was(ItemResult base) {
    return base.reason().isEmpty() ? "" : "was: " + base.reason();
  }

  private static Finding bothFail(ItemResult base, ItemResult candidate) {
    int later = base.outcome().kind().rank() - candidate.outcome().kind().rank();
    if (later != 0) {
      return later > 0
          ? Finding.of(Category.PROGRESSED, candidate.reason())
          : new Finding(Category.WORSENED, Severity.S3, candidate.reason());
    }
    boolean same =
        base.outcome() == candidate.outcome() && base.fingerprint().equals(candidate.fingerprint());
    return same
        ? Finding.of(Category.SAME_FAIL, candidate.reason())
        : new Finding(Category.FAILURE_CHANGED, Severity.S4, candidate.reason());
  }

  private static Finding bothPass(ItemResult base, ItemResult candidate) {
    if (base.outcome().kind() != candidate.outcome().kind()) {
      return candidate.outcome().kind() == Outcome.Kind.OK
          ? improved(base, candidate)
          : new Finding(Category.REGRESSED, Severity.S2, candidate.reason());
    }
    boolean same =
        base.outcome() == candidate.outcome()
            && base.depends().equals(candidate.depends())
            && base.planDigest().equals(candidate.planDigest());
    return same ? Finding.of(Category.SAME_OK, "") : DependsRule.judge(base, candidate);
  }

  // To be sure of wrong Depends is no gain.
  private static Finding improved(ItemResult base, ItemResult candidate) {
    Finding depends = DependsRule.judge(base, candidate);
    return depends.severity().gates() ? depends : Finding.of(Category.IMPROVED, was(base));
  }
}
