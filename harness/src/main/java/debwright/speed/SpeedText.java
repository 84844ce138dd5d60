package debwright.speed;

import debwright.text.Visible;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A report for a terminal; its last line is the answer. */
public final class SpeedText {
  private final SpeedReport report;
  private final int most;
  private final StringBuilder out = new StringBuilder();

  private SpeedText(SpeedReport report, int most) {
    this.report = report;
    this.most = most;
  }

  /**
   * The whole report, with a line end.
   *
   * @param most counts of a kind that are shown, except those that are the same
   */
  public static String render(SpeedReport report, int most) {
    return new SpeedText(report, most).render();
  }

  private String render() {
    line("baseline   " + Visible.line(report.baseline()));
    line("candidate  " + Visible.line(report.candidate()));
    report.notes().forEach(note -> line("note: " + Visible.line(note)));
    counts();
    Stream.of(Clock.values()).forEach(this::times);
    line("");
    line(next());
    line(report.line());
    return out.toString();
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private void counts() {
    line("");
    line(
        String.format(
            Locale.ROOT,
            "counts, which gate (two processes of one engine differ by %.3f %% at most)",
            report.unrest()));
    for (CountChange.Finding finding : CountChange.Finding.values()) {
      List<CountChange> found = report.of(finding);
      if (!found.isEmpty()) {
        line("  " + "%s (%d)".formatted(finding.code(), found.size()));
      }
      if (finding != CountChange.Finding.SAME) {
        found.stream().limit(most).forEach(this::count);
        rest(found.size());
      }
    }
    sums();
  }

  private void rest(int size) {
    if (size > most) {
      line("    … and %d more: the report has them all".formatted(size - most));
    }
  }

  private void count(CountChange count) {
    line(
        String.format(
            Locale.ROOT,
            "    %-15s %,14d -> %,14d  %8s  %s",
            count.measure().words(),
            first(count.before()),
            first(count.after()),
            percent(count.ratio()),
            Visible.line(count.benchmark().toString())));
  }

  private static long first(List<Long> counts) {
    return counts.isEmpty() ? 0 : counts.get(0);
  }

  private static String percent(OptionalDouble ratio) {
    return ratio.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio.getAsDouble() - 1));
  }

  /** All benchmarks together, as the gist for people. */
  private void sums() {
    line("  all together");
    for (Measure measure : Measure.values()) {
      List<CountChange> of =
          report.counts().stream().filter(count -> count.measure() == measure).toList();
      long before = of.stream().mapToLong(count -> first(count.before())).sum();
      long after = of.stream().mapToLong(count -> first(count.after())).sum();
      OptionalDouble ratio =
          before == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) after / before);
      line(
          String.format(
              Locale.ROOT,
              "    %-15s %,14d -> %,14d  %8s",
              measure.words(),
              before,
              after,
              percent(ratio)));
    }
  }

  private void times(Clock clock) {
    List<TimeChange> taken = report.of(clock);
    if (taken.isEmpty()) {
      return;
    }
    line("");
    line(
        "%s, which informs (medians of %d and %d processes in alternation)"
            .formatted(clock.words(), taken.get(0).before().size(), taken.get(0).after().size()));
    for (TimeChange.Finding finding : TimeChange.Finding.values()) {
      List<TimeChange> found = taken.stream().filter(time -> time.finding() == finding).toList();
      if (!found.isEmpty()) {
        line("  %s (%d), ratios %s".formatted(finding.code(), found.size(), range(found)));
        found.stream().filter(SpeedText::isTold).forEach(this::time);
      }
    }
  }

  private static boolean isTold(TimeChange time) {
    return time.finding() == TimeChange.Finding.SLOWER
        || time.finding() == TimeChange.Finding.FASTER;
  }

  private static String range(List<TimeChange> times) {
    DoubleSummaryStatistics ratios =
        times.stream().mapToDouble(TimeChange::ratio).summaryStatistics();
    return String.format(Locale.ROOT, "%.2f to %.2f", ratios.getMin(), ratios.getMax());
  }

  private void time(TimeChange time) {
    line(
        String.format(
            Locale.ROOT,
            "    %8.2f ms -> %8.2f ms  %5.2f  %s  %s",
            time.medianBefore() / 1e6,
            time.medianAfter() / 1e6,
            time.ratio(),
            p(time.pValue()),
            Visible.line(time.benchmark().toString())));
  }

  private static String p(OptionalDouble value) {
    if (value.isEmpty()) {
      return "";
    }
    double p = value.getAsDouble();
    return p < 0.001 ? "p<0.001" : String.format(Locale.ROOT, "p=%.3f", p);
  }

  private String next() {
    return switch (report.word()) {
      case PASS -> "No count grew beyond its tolerance.";
      case FAIL ->
          "The counts above grew: find why, or raise their tolerance in debwright.yaml (speed:) with the change.";
      case INCONCLUSIVE -> "Nothing could be counted on both sides, so nothing is known.";
    };
  }
}
