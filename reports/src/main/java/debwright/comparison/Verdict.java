package debwright.comparison;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.List;

/**
 * The answer to whether a change may land, or a corpus is in order.
 *
 * @param word the answer
 * @param totals what it rests on
 * @param next what happens next, in one sentence
 */
public record Verdict(Word word, Totals totals, String next) {

  /** The answer in a word. */
  public enum Word {
    PASS(0),
    /** Differences gate, and a person accepted each of them with a reason. */
    PASS_WAIVED(0),
    FAIL(1),
    /** Too much is not known to say. */
    INCONCLUSIVE(1);

    private final int exitCode;

    Word(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * Judges two runs: FAIL if anything gates that nobody waived; else INCONCLUSIVE if more than
   * max(3, 0.5 %) of the items are unknown, or a must-pass item, or all of them; else PASS, or
   * PASS_WAIVED if a waiver was needed.
   *
   * <p>In the totals, "regressed" counts everything that gates (S0 to S2: {@code regressed}, {@code
   * removed}, {@code changed-worse}, {@code changed-unlabelled}; waived ones too), "fixed" only
   * {@code fixed}, "unknown" {@code unknown} and {@code input-changed}, "changed" every other
   * category but {@code same-ok} and {@code same-fail}.
   */
  public static Verdict of(Comparison comparison) {
    return of(comparison, List.of());
  }

  /**
   * The same; FAIL also for each of these faults.
   *
   * @param faults what is wrong beside the items, such as a waiver that has expired: a sentence
   *     each
   */
  public static Verdict of(Comparison comparison, List<String> faults) {
    return Judge.ofComparison(comparison, faults);
  }

  /**
   * Judges one run that has nothing to be compared with, by its labels alone: FAIL if anything
   * crashes, a labelled or must-pass item does not pass, a labelled item lacks a package that its
   * label names, or a must-pass item with a {@code shlibdeps} label does not meet it exactly; else
   * INCONCLUSIVE as above, where every outcome that is not conclusive is unknown; else PASS. How
   * many others meet their label exactly is for the summary: it does not gate without a baseline.
   *
   * <p>In the totals, "regressed" counts what makes it FAIL; the other conclusive items are "same".
   */
  public static Verdict ofLabels(Run run) {
    return ofLabels(run, List.of());
  }

  /** The same; FAIL also for each of these faults. */
  public static Verdict ofLabels(Run run, List<String> faults) {
    return Judge.ofLabels(run, faults);
  }

  /**
   * Judges two runs of one engine under the same conditions: FAIL if anything at all differs, else
   * INCONCLUSIVE as above, else PASS.
   */
  public static Verdict ofSelfCheck(Comparison comparison) {
    return Judge.ofSelfCheck(comparison);
  }

  /** Where an item falls in the totals of {@link #ofLabels}. */
  public static Share shareByLabel(ItemResult result) {
    if (!result.outcome().conclusive()) {
      return Share.UNKNOWN;
    }
    boolean crashed = result.outcome().kind() == Outcome.Kind.CRASH;
    boolean held = result.score().isPresent() || result.mustPass() || crashed;
    boolean worse = (held && !result.passes()) || missesLabel(result);
    return worse ? Share.REGRESSED : Share.SAME;
  }

  private static boolean missesLabel(ItemResult result) {
    return result
        .score()
        .map(s -> !s.missing().isEmpty() || (toTheByte(result, s) && !s.exact()))
        .orElse(false);
  }

  private static boolean toTheByte(ItemResult result, ItemResult.Score score) {
    return result.mustPass() && score.label().equals("shlibdeps");
  }

  public int exitCode() {
    return word.exitCode();
  }

  /** {@code verdict: PASS (N regressed, N fixed, N changed, N unknown of N)}. */
  public String line() {
    return "verdict: %s (%s)".formatted(word, totals.text());
  }
}
