package debwright.report;

import debwright.comparison.Comparison;
import debwright.judgement.Judgement;
import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Samples;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** Of so many items with some seven relations each; one in a hundred regressed. */
  public static Judgement compared(int items) {
    return Judgement.of(
        Comparison.of(Samples.run(many(items, 0)), Samples.run(many(items, 1))),
        "The baseline is named by hand.");
  }

  private static List<ItemResult> many(int items, int side) {
    return IntStream.range(0, items).mapToObj(number -> one(number, side)).toList();
  }

  private static ItemResult one(int number, int side) {
    String name = "app-" + Integer.toString(100_000 + number).substring(1);
    if (number % 100 == side) {
      return Samples.result(name, Outcome.UNRESOLVED_LIBRARY, "");
    }
    String label =
        IntStream.range(0, 3 + number % 8)
            .mapToObj(
                at -> "libpart" + number % 97 + "-" + at + " (>= " + at + "." + number % 31 + ")")
            .collect(Collectors.joining(", "));
    String depends = number % 50 == 7 * side ? label : label + ", libc6 (>= 2.34)";
    return ok(name, depends, label + ", libc6 (>= 2.34)");
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
