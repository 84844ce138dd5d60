package debwright.report;

import debwright.comparison.Comparison;
import debwright.comparison.Judgement;
import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Samples;

/** Judgements with a bit of everything, for the tests of every format. */
public final class Judgements {
  /** What a hostile package or engine might say of itself. */
  public static final String EVIL =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&`|]]>\u0000\u001b[2J\u2028";

  private Judgements() {}

  /** A crash, a lost relation, a fix, a better one, an unknown one and one that stays. */
  public static Judgement compared() {
    return Judgement.of(Comparison.of(before(), after()), "The baseline is named by hand.");
  }

  public static Judgement single() {
    return Judgement.ofLabels(after());
  }

  private static Run before() {
    return Samples.run(
        ok("a/crash", "libc6 (>= 2.34)", "libc6 (>= 2.34)"),
        ok("a/evil" + EVIL, "libc6 (>= 2.34), libssl3", "libc6 (>= 2.34), libssl3"),
        Samples.result("b/fixed", Outcome.NO_BINARY, ""),
        ok("c/better", "libc6", "libc6 (>= 2.34)"),
        Samples.ok("d/unknown", "libc6"),
        ok("e/same", "libc6 (>= 2.17)", "libc6 (>= 2.17)"));
  }

  private static Run after() {
    ItemResult crash =
        Samples.because(Samples.result("a/crash", Outcome.EXCEPTION, ""), EVIL, EVIL, "");
    return Samples.run(
        Samples.labelled(crash, "shlibdeps", "libc6 (>= 2.34)"),
        ok("a/evil" + EVIL, "libc6 (>= 2.17)", "libc6 (>= 2.34), libssl3"),
        Samples.ok("b/fixed", "libc6"),
        ok("c/better", "libc6 (>= 2.34)", "libc6 (>= 2.34)"),
        Samples.result("d/unknown", Outcome.WORKER_LOST, ""),
        ok("e/same", "libc6 (>= 2.17)", "libc6 (>= 2.17)"));
  }

  private static ItemResult ok(String item, String depends, String label) {
    return Samples.labelled(Samples.ok(item, depends), "shlibdeps", label);
  }
}
