package debwright.markdown;

import debwright.comparison.Cause;
import debwright.comparison.Causes;
import debwright.comparison.Comparison;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.judgement.Judgement;
import debwright.markdown.Section.Row;
import debwright.markdown.Section.Weight;
import debwright.result.ItemResult;
import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code summary.md}: the verdict, the totals and what changed, short enough for a comment. Where
 * it would be too long, whole rows are left out, the least important first, and it says so.
 */
public final class MarkdownReport {
  /**
   * Characters. GitHub takes 65,536 in a comment and 1 MiB in the summary of a step; whoever makes
   * a comment of this may add a line of their own.
   */
  static final int MOST_CHARACTERS = 64_000;

  // One character may take five once it is harmless: with these, what comes before the sections
  // and their heads stay within two thirds of the whole.
  private static final int MOST_NOTES = 10;
  private static final int MOST_FORECASTS = 5;
  private static final int MOST_CAUSES = 50;
  private static final int TEXT = 300;
  private static final int NEXT = 1000;

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
    line(Markdown.text(verdict.next(), NEXT));
    totals(verdict);
    runs();
    notes();
    labels();
    String last = "\n" + Markdown.code(verdict.line()) + "\n";
    int left = MOST_CHARACTERS - out.length() - last.length();
    return out.append(new Sections(sections()).within(left)).append(last).toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void totals(Verdict verdict) {
    Share[] shares = Share.values();
    out.append(Markdown.head(append(Stream.of(shares).map(Share::word), "all")));
    Stream<String> counts =
        Stream.of(shares).map(share -> Integer.toString(verdict.totals().of(share)));
    out.append(Markdown.row(append(counts, Integer.toString(verdict.totals().all()))));
  }

  private static String[] append(Stream<String> cells, String last) {
    return Stream.concat(cells, Stream.of(last)).toArray(String[]::new);
  }

  private void runs() {
    line("");
    judgement.comparison().ifPresent(c -> line("- baseline: " + engine(c.base())));
    line("- candidate: " + engine(judgement.candidate()));
  }

  private static String engine(Run run) {
    return Markdown.text(run.engine(), TEXT);
  }

  private void notes() {
    List<String> notes = judgement.notes();
    notes.stream().limit(MOST_NOTES).forEach(note -> line("- " + Markdown.text(note, TEXT)));
    if (notes.size() > MOST_NOTES) {
      line("- and %d more notes".formatted(notes.size() - MOST_NOTES));
    }
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

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    judgement.forecasts().stream().limit(MOST_FORECASTS).map(DoneRows::of).forEach(sections::add);
    judgement
        .comparison()
        .ifPresentOrElse(c -> sections.addAll(causes(c)), () -> sections.add(failures()));
    sections.add(DoneRows.of(judgement.waivers()));
    return sections;
  }

  private static List<Section> causes(Comparison comparison) {
    List<Cause> causes = Causes.of(comparison);
    return Stream.of(Share.values())
        .map(share -> CauseRows.of(share, of(share, causes), MOST_CAUSES))
        .toList();
  }

  private static List<Cause> of(Share share, List<Cause> causes) {
    return causes.stream().filter(each -> each.category().share() == share).toList();
  }

  private Section failures() {
    List<Row> rows =
        judgement.candidate().results().stream()
            .filter(r -> Verdict.shareByLabel(r) != Share.SAME)
            .map(MarkdownReport::failure)
            .toList();
    return new Section(Markdown.head("outcome", "item", "why"), rows, MOST_CAUSES);
  }

  private static Row failure(ItemResult r) {
    boolean unknown = Verdict.shareByLabel(r) == Share.UNKNOWN;
    return new Row(
        unknown ? Weight.UNKNOWN : Weight.GATES,
        1,
        Markdown.row(
            Markdown.code(r.outcome().code()),
            Markdown.code(r.key().toString(), TEXT),
            Markdown.text(r.reason(), TEXT)));
  }
}
