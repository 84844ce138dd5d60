package debwright.comparison;

import debwright.comparison.Verdict.Word;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Works out verdicts. */
final class Judge {
  private static final String NO_BASELINE = "There was no baseline to compare with: ";

  private static final String MEND = "Mend that, and run again.";

  private Judge() {}

  static Verdict ofComparison(Comparison comparison, List<String> faults) {
    Totals totals = comparison.totals();
    long gating = comparison.differences().stream().filter(Difference::gates).count();
    if (gating > 0) {
      return new Verdict(Word.FAIL, totals, after(faults, fixOrAccept(gating)));
    }
    if (!faults.isEmpty()) {
      return new Verdict(Word.FAIL, totals, after(faults, MEND));
    }
    boolean mustPass = comparison.of(Share.UNKNOWN).stream().anyMatch(Difference::mustPass);
    if (mustPass || tooManyUnknown(totals)) {
      return new Verdict(Word.INCONCLUSIVE, totals, runAgain(totals, mustPass));
    }
    return totals.of(Share.REGRESSED) > 0
        ? new Verdict(Word.PASS_WAIVED, totals, "It may land: each gating difference is waived.")
        : new Verdict(Word.PASS, totals, "It may land: nothing got worse.");
  }

  static Verdict ofSelfCheck(Comparison comparison) {
    Totals totals = comparison.totals();
    int differing = totals.all() - totals.of(Share.SAME) - totals.of(Share.UNKNOWN);
    if (differing > 0) {
      return new Verdict(
          Word.FAIL,
          totals,
          count(differing, "item differs", "items differ")
              + " between two runs of one engine: find what makes its answers chance before any"
              + " verdict is trusted.");
    }
    boolean mustPass = comparison.of(Share.UNKNOWN).stream().anyMatch(Difference::mustPass);
    return mustPass || tooManyUnknown(totals)
        ? new Verdict(Word.INCONCLUSIVE, totals, runAgain(totals, mustPass))
        : new Verdict(
            Word.PASS,
            totals,
            "Two runs of the engine do not differ: its verdicts can be trusted.");
  }

  private static String after(List<String> faults, String next) {
    return faults.isEmpty() ? next : String.join(" ", faults) + " " + next;
  }

  private static String fixOrAccept(long gating) {
    return gating == 1
        ? "1 difference gates: fix what caused it, or have it accepted with a reason, and run again."
        : gating
            + " differences gate: fix what caused them, or have them accepted with a reason, and run"
            + " again.";
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static boolean tooManyUnknown(Totals totals) {
    int unknown = totals.of(Share.UNKNOWN);
    return unknown == totals.all() || unknown > Math.max(3, totals.all() * 0.005);
  }

  private static String runAgain(Totals totals, boolean mustPass) {
    if (totals.all() == 0) {
      return "Nothing was judged: check the corpus and the selection, and run again.";
    }
    String why = mustPass ? "a must-pass item is among them" : "that is too many to judge";
    return "%d of %d items are unknown, and %s: mend what kept them from a result, and run again."
        .formatted(totals.of(Share.UNKNOWN), totals.all(), why);
  }

  static Verdict ofLabels(Run run, List<String> faults) {
    Totals totals = totals(run.results());
    long failing = totals.of(Share.REGRESSED);
    if (failing > 0) {
      String what =
          count(
              failing,
              "item crashes, fails or misses its label",
              "items crash, fail or miss their labels");
      return new Verdict(
          Word.FAIL,
          totals,
          after(faults, NO_BASELINE + what + ": fix what caused that, and run again."));
    }
    if (!faults.isEmpty()) {
      return new Verdict(Word.FAIL, totals, after(faults, MEND));
    }
    boolean mustPass =
        run.results().stream().anyMatch(r -> r.mustPass() && !r.outcome().conclusive());
    if (mustPass || tooManyUnknown(totals)) {
      return new Verdict(Word.INCONCLUSIVE, totals, NO_BASELINE + runAgain(totals, mustPass));
    }
    return new Verdict(
        Word.PASS, totals, NO_BASELINE + inOrder(run.results()) + ", so this can be the first.");
  }

  /** What a pass by labels rests on: the unknown are no part of it. */
  private static String inOrder(List<ItemResult> results) {
    List<ItemResult> labelled = results.stream().filter(r -> r.score().isPresent()).toList();
    if (labelled.isEmpty()) {
      return "nothing crashes, and no item has a label";
    }
    boolean all = labelled.stream().allMatch(r -> r.outcome().conclusive());
    return "every labelled item "
        + (all ? "" : "that is known ")
        + "passes, with all packages of its label";
  }

  private static Totals totals(List<ItemResult> results) {
    Map<Share, Integer> counts =
        results.stream().collect(Collectors.toMap(Verdict::shareByLabel, r -> 1, Integer::sum));
    return new Totals(counts);
  }
}
