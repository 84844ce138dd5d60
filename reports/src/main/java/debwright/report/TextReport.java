package debwright.report;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.judgement.Judgement;
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
    for (Share share : Share.values()) {
      if (share != Share.SAME) {
        part(share, comparison.of(share));
      }
    }
  }

  private void part(Share share, List<Difference> differences) {
    if (differences.isEmpty()) {
      return;
    }
    line("");
    line(style.bold("%s (%d)".formatted(share.word(), differences.size())));
    DifferenceText rows = new DifferenceText(style, differences);
    differences.stream().limit(style.most()).forEach(d -> rows.lines(d).forEach(this::line));
    rest(differences.size());
  }

  private void rest(int size) {
    if (size > style.most()) {
      line(
          style.faint("  … and %d more: the reports have them all".formatted(size - style.most())));
    }
  }

  private void failures() {
    List<ItemResult> failing =
        judgement.candidate().results().stream()
            .filter(r -> Verdict.shareByLabel(r) != Share.SAME)
            .toList();
    failing.stream().limit(style.most()).forEach(r -> line("  " + failure(r)));
    rest(failing.size());
  }

  private static String failure(ItemResult r) {
    return "%s  %s  %s"
        .formatted(Visible.line(r.key().toString()), r.outcome(), Visible.line(r.reason()));
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
