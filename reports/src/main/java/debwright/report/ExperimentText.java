package debwright.report;

import debwright.experiment.Arm;
import debwright.experiment.Experiment;
import debwright.experiment.Figure;
import debwright.experiment.Group;
import debwright.experiment.Section;
import debwright.experiment.Trial;
import debwright.text.Folded;
import debwright.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An experiment for a terminal: the table, then what changed; its last line adds the items up. */
public final class ExperimentText {
  private static final int NAME = 7;

  private final Experiment experiment;
  private final TextStyle style;
  private final StringBuilder out = new StringBuilder();

  private ExperimentText(Experiment experiment, TextStyle style) {
    this.experiment = experiment;
    this.style = style;
  }

  /** The whole report, with a line end. */
  public static String render(Experiment experiment, TextStyle style) {
    return new ExperimentText(experiment, style).render();
  }

  private String render() {
    line("A  " + arm(experiment.a()));
    line("B  " + arm(experiment.b()));
    table();
    experiment.notes().forEach(note -> line("note: " + note));
    experiment.sections().forEach(this::section);
    line("");
    line(experiment.sum());
    return out.toString();
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private static String arm(Arm arm) {
    return Visible.line(arm.terms() + "  (" + arm.run().engine() + ")");
  }

  private void table() {
    List<Figure> figures = experiment.figures();
    String format =
        "%-" + width(figures, Figure::about) + "s  %-" + width(figures, Figure::name) + "s  ";
    int width = Math.max(width(figures, Figure::a), width(figures, Figure::b));
    String values = "%" + width + "s  %" + width + "s";
    line("");
    line(String.format(Locale.ROOT, format + values, "", "", "A", "B"));
    for (Figure each : figures) {
      line(
          String.format(
              Locale.ROOT,
              format + values,
              Visible.line(each.about()),
              each.name(),
              each.a(),
              each.b()));
    }
  }

  private static int width(List<Figure> figures, Function<Figure, String> cell) {
    return figures.stream().map(cell).mapToInt(String::length).max().orElse(1);
  }

  private void section(Section section) {
    line("");
    line(
        style.bold("%s (%d)".formatted(section.code(), section.items()))
            + ": "
            + section.meaning());
    section.groups().stream().limit(style.most()).forEach(this::group);
    int more = section.groups().size() - style.most();
    if (more > 0) {
      line(style.faint("  … and %d more groups: --format json has them all".formatted(more)));
    }
  }

  private void group(Group group) {
    line("  %s (%d)".formatted(style.bold(Visible.line(group.cause())), group.trials().size()));
    exemplar(group.exemplar());
    String others = Visible.line(group.others(style.most()));
    if (!others.isEmpty()) {
      line(style.faint("    also " + others));
    }
  }

  private void exemplar(Trial trial) {
    line("    such as " + Visible.line(trial.key().toString()));
    side("A", trial.answerOfA());
    side("B", trial.answerOfB());
    if (!trial.label().isEmpty()) {
      side("label", trial.expected());
    }
  }

  private void side(String name, String text) {
    String start = String.format(Locale.ROOT, "      %-" + NAME + "s", name);
    for (String folded : Folded.depends(text, style.width() - start.length())) {
      line(start + folded);
      start = " ".repeat(start.length());
    }
  }
}
