package debwright.markdown;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.judgement.Judgement;
import debwright.result.ItemResult;
import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code summary.md}: the verdict, the totals and what changed, short enough for a comment. */
public final class MarkdownReport {
  private static final int MOST = 50;

  private final Judgement judgement;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(Judgement judgement) {
    this.judgement = judgement;
  }

  /** The whole summary, with a line end. */
  public static String render(Judgement judgement) {
    return new MarkdownReport(judgement).render();
  }

  private String render() {
    Verdict verdict = judgement.verdict();
    line("# " + Markdown.text(verdict.word().name()));
    line("");
    line(Markdown.text(verdict.next()));
    totals(verdict);
    runs();
    judgement.notes().forEach(note -> line("- " + Markdown.text(note)));
    labels();
    judgement.comparison().ifPresentOrElse(this::differences, this::failures);
    line("");
    line(Markdown.code(verdict.line()));
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void head(String... names) {
    line("");
    row(names);
    line("|" + " --- |".repeat(names.length));
  }

  private void totals(Verdict verdict) {
    String[] names = Stream.of(Share.values()).map(Share::word).toArray(String[]::new);
    head(append(names, "all"));
    String[] counts =
        Stream.of(Share.values())
            .map(share -> Integer.toString(verdict.totals().of(share)))
            .toArray(String[]::new);
    row(append(counts, Integer.toString(verdict.totals().all())));
  }

  private static String[] append(String[] cells, String last) {
    return Stream.concat(Stream.of(cells), Stream.of(last)).toArray(String[]::new);
  }

  private void runs() {
    line("");
    judgement.comparison().ifPresent(c -> line("- baseline: " + engine(c.base())));
    line("- candidate: " + engine(judgement.candidate()));
  }

  private static String engine(Run run) {
    return Markdown.text(run.engine());
  }

  private void labels() {
    Optional<Summary> before = judgement.comparison().map(c -> Summary.of(c.base()));
    Summary.of(judgement.candidate())
        .labels()
        .forEach(
            (label, score) ->
                line(
                    "- exact by label %s: %s%s"
                        .formatted(Markdown.code(label), rate(score), was(before, label))));
  }

  private static String was(Optional<Summary> before, String label) {
    return before.flatMap(s -> s.label(label)).map(s -> ", baseline " + rate(s)).orElse("");
  }

  private static String rate(LabelScore score) {
    return String.format(
        Locale.ROOT, "%d of %d (%.1f %%)", score.exact(), score.judged(), 100 * score.exactRate());
  }

  private void differences(Comparison comparison) {
    for (Share share : List.of(Share.REGRESSED, Share.UNKNOWN, Share.FIXED, Share.CHANGED)) {
      part(share, comparison.of(share));
    }
  }

  private void part(Share share, List<Difference> differences) {
    if (differences.isEmpty()) {
      return;
    }
    line("");
    line("## %s (%d)".formatted(share.word(), differences.size()));
    head("severity", "category", "item", "outcome", "what changed");
    differences.stream().limit(MOST).forEach(this::row);
    rest(differences.size());
  }

  private void rest(int size) {
    if (size > MOST) {
      line("");
      line("… and %d more.".formatted(size - MOST));
    }
  }

  private void row(Difference d) {
    row(
        d.severity().code(),
        d.category().code(),
        Markdown.code(d.key().toString()),
        outcome(d),
        whatChanged(d));
  }

  private static String outcome(Difference d) {
    String before = d.base().map(r -> r.outcome().code()).orElse("nothing");
    String after = d.candidate().map(r -> r.outcome().code()).orElse("nothing");
    return Markdown.code(before.equals(after) ? after : before + " -> " + after);
  }

  private static String whatChanged(Difference d) {
    return d.changes().isEmpty()
        ? Markdown.text(d.detail())
        : d.changes().stream().map(MarkdownReport::change).collect(Collectors.joining("<br>"));
  }

  private static String change(RelationChange change) {
    if (change.before().isEmpty() || change.after().isEmpty()) {
      return change.kind().word() + " " + Markdown.code(change.before() + change.after());
    }
    return "%s %s to %s"
        .formatted(
            change.kind().word(), Markdown.code(change.before()), Markdown.code(change.after()));
  }

  private void failures() {
    List<ItemResult> failing =
        judgement.candidate().results().stream()
            .filter(r -> Verdict.shareByLabel(r) != Share.SAME)
            .toList();
    if (failing.isEmpty()) {
      return;
    }
    head("outcome", "item", "why");
    failing.stream()
        .limit(MOST)
        .forEach(
            r ->
                row(
                    Markdown.code(r.outcome().code()),
                    Markdown.code(r.key().toString()),
                    Markdown.text(r.reason())));
    rest(failing.size());
  }
}
