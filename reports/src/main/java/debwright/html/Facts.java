package debwright.html;

import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Summary;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What was compared: engines, inputs, times, and how both sides fare against the labels. */
final class Facts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final View view;
  private final List<Html> rows = new ArrayList<>();

  private Facts(View view) {
    this.view = view;
  }

  static Html of(View view) {
    return new Facts(view).table();
  }

  private Html table() {
    runs();
    inputs();
    speed();
    return Tag.of("div", "scroll")
        .holding(Tag.of("table", "facts").holding(head(), Tag.of("tbody").holding(rows)));
  }

  private Html head() {
    List<Html> cells = new ArrayList<>();
    cells.add(Tag.of("th").with("scope", "col").text(""));
    view.base().ifPresent(b -> cells.add(Tag.of("th").with("scope", "col").text("Baseline")));
    cells.add(Tag.of("th").with("scope", "col").text("Candidate"));
    return Tag.of("thead").holding(Tag.of("tr").holding(cells));
  }

  private void runs() {
    row("Engine", Run::engine);
    row("Run", run -> shortened(run.name()));
    row("Started", run -> TIME.format(run.circumstances().started()));
  }

  private void inputs() {
    TreeSet<String> names = new TreeSet<>(view.candidate().inputs().keySet());
    view.base().ifPresent(base -> names.addAll(base.inputs().keySet()));
    names.forEach(name -> row("Input: " + name, run -> input(run, name)));
  }

  private static String input(Run run, String name) {
    return shortened(run.inputs().getOrDefault(name, "—"));
  }

  // Digests are for comparing at a glance; run.json has them whole.
  private static String shortened(String digest) {
    return digest.matches("[0-9a-f]{20,}") ? digest.substring(0, 12) + "…" : digest;
  }

  private void speed() {
    row("Time", run -> seconds(run.circumstances().wall()));
    row("CPU", run -> seconds(Summary.of(run).cpu()));
    row("Speed", run -> format("%.1f items/s", Summary.of(run).itemsPerSecond()));
  }

  private static String seconds(Duration time) {
    return format("%.1f s", time.toMillis() / 1000.0);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private void row(String name, Function<Run, String> fact) {
    String after = fact.apply(view.candidate());
    Optional<String> before = view.base().map(fact);
    List<Html> cells = new ArrayList<>();
    cells.add(Tag.of("th").with("scope", "row").text(name));
    before.ifPresent(text -> cells.add(Tag.of("td").text(text)));
    boolean input = name.startsWith("Input");
    Html mark = input ? before.map(b -> mark(b.equals(after))).orElse(Html.NOTHING) : Html.NOTHING;
    cells.add(Tag.of("td").holding(Html.text(after), mark));
    rows.add(Tag.of("tr").holding(cells));
  }

  private static Html mark(boolean same) {
    return same
        ? Tag.of("span", "mark calm").text("= same")
        : Tag.of("span", "mark odd").text("≠ differs");
  }

  /** How both sides fare against the labels; nothing where there are none. */
  static Html labels(View view) {
    Summary after = Summary.of(view.candidate());
    Optional<Summary> before = view.base().map(Summary::of);
    List<Html> cards = new ArrayList<>();
    after
        .labels()
        .forEach(
            (label, score) ->
                cards.add(card(label, score, before.flatMap(summary -> summary.label(label)))));
    return Tag.of("div", "cards").holding(cards);
  }

  private static Html card(String label, LabelScore score, Optional<LabelScore> before) {
    String was = before.map(b -> " · baseline " + percent(b.exactRate())).orElse("");
    return Tag.of("div", "stat")
        .holding(
            Tag.of("b").text(percent(score.exactRate())),
            Tag.of("span").text("exact by label " + label),
            Tag.of("small").text("%d of %d%s".formatted(score.exact(), score.judged(), was)),
            Tag.of("small")
                .text(
                    "names: precision %s, recall %s"
                        .formatted(percent(score.namePrecision()), percent(score.nameRecall()))));
  }

  private static String percent(double share) {
    return format("%.1f %%", 100 * share);
  }
}
