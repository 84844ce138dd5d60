package debwright.report;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.Repeats;
import debwright.comparison.Verdict;
import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.done.State;
import debwright.judgement.Judgement;
import debwright.judgement.WaiverUse;
import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The same with a waiver that is used, a stale and a faulty one, answers of re-runs and two
   * definitions of done.
   */
  public static Judgement full() {
    ItemKey flaky = Samples.key("c/better");
    Repeats repeats =
        new Repeats(
            List.of(Samples.ok(flaky.item(), "libc6")),
            List.of(Samples.result(flaky.item(), Outcome.EXIT, "")));
    Comparison comparison =
        Comparison.of(before(), after(), Map.of(flaky, repeats)).with(Judgements::waived);
    return new Judgement(
        after(),
        Optional.of(comparison),
        Verdict.of(comparison, List.of("Waiver W3 has expired.")),
        List.of("The baseline is named by hand."),
        List.of(forecast("the project"), forecast("Map Java apps " + EVIL)),
        List.of(
            use("W1", WaiverUse.State.USED, 1, "it accepts 1 difference"),
            use("W2", WaiverUse.State.STALE, 0, "it matches nothing: take it out"),
            use("W3 " + EVIL, WaiverUse.State.FAULTY, 0, "it expired on 2026-01-01")));
  }

  private static Difference waived(Difference difference) {
    return difference.key().item().startsWith("a/evil") ? difference.waivedBy("W1") : difference;
  }

  private static WaiverUse use(String id, WaiverUse.State state, int matches, String text) {
    return new WaiverUse(
        id, "libssl3 is loaded on demand", "ana@example.org", "2026-01-31", state, matches, text);
  }

  private static Forecast forecast(String title) {
    return new Forecast(
        title,
        "users ask for it",
        List.of(new Forecast.Assumed("jlink images are rare", State.UNKNOWN, "")),
        List.of(
            new Judged(
                "exact",
                State.MISSED,
                "80.0 %",
                "at least 98 %",
                "90.0 %",
                "Exact is 80.0 %, at least 98 % is wanted, and it was 90.0 % before.",
                List.of(Samples.key("a/crash"), Samples.key("c/better")),
                true),
            new Judged(
                "time",
                State.MET,
                "40 ms",
                "at most 2 s",
                "",
                "No item takes longer than 40 ms, at most 2 s is wanted.",
                List.of(),
                false)));
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
