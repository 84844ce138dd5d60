package debwright.report;

import debwright.comparison.Cause;
import debwright.comparison.Causes;
import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.judgement.Judgement;
import debwright.judgement.WaiverUse;
import debwright.result.ItemResult;
import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Summary;
import debwright.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of what changed, for a terminal; its last line is the verdict's. */
public final class TextReport {
  private final Judgement judgement;
  private final TextStyle style;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Judgement judgement, TextStyle style) {
    this.judgement = judgement;
    this.style = style;
  }

  /** The whole report, with a line end. */
  public static String render(Judgement judgement, TextStyle style) {
    return new TextReport(judgement, style).render();
  }

  private String render() {
    judgement.comparison().ifPresent(c -> line("baseline   " + engine(c.base())));
    line("candidate  " + engine(judgement.candidate()));
    judgement.notes().forEach(note -> line("note: " + Visible.line(note)));
    judgement.comparison().ifPresentOrElse(this::differences, this::failures);
    waivers();
    judgement
        .forecasts()
        .forEach(each -> new ForecastText(style, each).lines().forEach(this::line));
    line("");
    labels();
    line(sum());
    line(judgement.verdict().next());
    line(verdict());
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String engine(Run run) {
    return Visible.line(run.engine());
  }

  private void differences(Comparison comparison) {
    List<Cause> causes = Causes.of(comparison);
    for (Share share : Share.values()) {
      part(share, causes.stream().filter(each -> each.category().share() == share).toList());
    }
  }

  private void part(Share share, List<Cause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    List<Difference> items = causes.stream().flatMap(each -> each.differences().stream()).toList();
    line("");
    line(style.bold("%s (%d)".formatted(share.word(), items.size())));
    DifferenceText rows = new DifferenceText(style, items);
    causes.stream().limit(style.most()).forEach(each -> rows.lines(each).forEach(this::line));
    rest(causes.stream().skip(style.most()).mapToInt(Cause::count).sum());
  }

  private void rest(int size) {
    if (size > 0) {
      line(style.faint("  … and %d more: the reports have them all".formatted(size)));
    }
  }

  private void failures() {
    List<ItemResult> failing =
        judgement.candidate().results().stream()
            .filter(r -> Verdict.shareByLabel(r) != Share.SAME)
            .toList();
    failing.stream().limit(style.most()).forEach(r -> line("  " + failure(r)));
    rest(failing.size() - style.most());
  }

  private static String failure(ItemResult r) {
    return "%s  %s  %s"
        .formatted(Visible.line(r.key().toString()), r.outcome(), Visible.line(r.reason()));
  }

  private void waivers() {
    if (judgement.waivers().isEmpty()) {
      return;
    }
    line("");
    line(style.bold("waivers (%d)".formatted(judgement.waivers().size())));
    judgement.waivers().forEach(each -> line("  " + waiver(each)));
  }

  private String waiver(WaiverUse use) {
    String text = Visible.line("%-6s  %s: %s".formatted(use.state(), use.id(), use.text()));
    return switch (use.state()) {
      case USED -> text;
      case STALE -> style.yellow(text);
      case FAULTY -> style.red(text);
    };
  }

  private void labels() {
    Optional<Summary> before = judgement.comparison().map(c -> Summary.of(c.base()));
    Summary.of(judgement.candidate())
        .labels()
        .forEach((label, score) -> line(labelLine(label, score) + was(before, label)));
  }

  private static String was(Optional<Summary> before, String label) {
    return before.flatMap(s -> s.label(label)).map(s -> ", baseline " + exact(s)).orElse("");
  }

  private static String labelLine(String label, LabelScore score) {
    return "exact by label %s: %s".formatted(Visible.line(label), exact(score));
  }

  private static String exact(LabelScore score) {
    return String.format(
        Locale.ROOT, "%d of %d (%.1f %%)", score.exact(), score.judged(), 100 * score.exactRate());
  }

  private String sum() {
    String parts =
        Stream.of(Share.values())
            .map(share -> judgement.verdict().totals().of(share) + " " + share.word())
            .collect(Collectors.joining(" + "));
    return parts + " = " + judgement.verdict().totals().all();
  }

  private String verdict() {
    String line = judgement.verdict().line();
    return switch (judgement.verdict().word()) {
      case PASS, PASS_WAIVED -> style.green(line);
      case FAIL -> style.red(line);
      case INCONCLUSIVE -> style.yellow(line);
    };
  }
}
