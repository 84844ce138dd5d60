package debwright.experiment;

import debwright.result.LabelScore;
import debwright.result.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes the rows of an experiment's table, which every format for people shows. */
final class Figures {
  private final Experiment experiment;
  private final List<Figure> rows = new ArrayList<>();

  private Figures(Experiment experiment) {
    this.experiment = experiment;
  }

  static List<Figure> of(Experiment experiment) {
    Figures figures = new Figures(experiment);
    figures.labels();
    figures.outcomes();
    figures.cost();
    return figures.rows;
  }

  /** Both sides have the same labels, as they have the same items. */
  private void labels() {
    SortedMap<String, Marks> a = Marks.of(experiment.a().run());
    SortedMap<String, Marks> b = Marks.of(experiment.b().run());
    for (String kind : a.keySet()) {
      Marks before = Objects.requireNonNull(a.get(kind));
      Marks after = Objects.requireNonNull(b.get(kind));
      row(kind, "exact", before, after, marks -> share(marks.score().exact(), marks));
      row(kind, "right packages", before, after, marks -> share(marks.rightPackages(), marks));
      row(kind, "name precision", before, after, marks -> rate(marks.score().namePrecision()));
      row(kind, "name recall", before, after, marks -> rate(marks.score().nameRecall()));
    }
  }

  private void row(
      String about, String name, Marks before, Marks after, Function<Marks, String> text) {
    rows.add(new Figure(about, name, text.apply(before), text.apply(after)));
  }

  private static String share(int part, Marks marks) {
    LabelScore score = marks.score();
    double percent = score.judged() == 0 ? 0 : 100.0 * part / score.judged();
    return text("%d of %d (%.1f %%)", part, score.judged(), percent);
  }

  private static String rate(double rate) {
    return text("%.4f", rate);
  }

  private void outcomes() {
    Summary a = Summary.of(experiment.a().run());
    Summary b = Summary.of(experiment.b().run());
    TreeSet<String> codes = new TreeSet<>(a.outcomes().keySet());
    codes.addAll(b.outcomes().keySet());
    codes.forEach(code -> rows.add(new Figure("outcome", code, count(a, code), count(b, code))));
  }

  private static String count(Summary summary, String code) {
    return Integer.toString(summary.outcomes().getOrDefault(code, 0));
  }

  private void cost() {
    cost("items asked about", cost -> text("%d of %d", cost.asked(), cost.items()));
    cost("wall time", cost -> measured(cost, seconds(cost.wall())));
    cost("CPU time", cost -> measured(cost, seconds(cost.cpu())));
    cost("median an item", cost -> measured(cost, cost.medianMs() + " ms"));
    cost("95th percentile", cost -> measured(cost, cost.p95Ms() + " ms"));
  }

  private void cost(String name, Function<Cost, String> text) {
    rows.add(
        new Figure(
            "cost", name, text.apply(experiment.a().cost()), text.apply(experiment.b().cost())));
  }

  private static String measured(Cost cost, String text) {
    return cost.asked() == 0 ? "not measured" : text;
  }

  private static String seconds(Duration time) {
    return text("%.1f s", time.toMillis() / 1000.0);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
