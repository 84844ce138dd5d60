package debwright.markdown;

import debwright.experiment.Arm;
import debwright.experiment.Experiment;
import debwright.experiment.Figure;
import debwright.experiment.Group;
import debwright.experiment.Section;
import debwright.experiment.Trial;

/** An experiment as Markdown: the table, then what changed, short enough for a comment. */
public final class ExperimentMarkdown {
  private final Experiment experiment;
  private final int most;
  private final StringBuilder out = new StringBuilder();

  private ExperimentMarkdown(Experiment experiment, int most) {
    this.experiment = experiment;
    this.most = most;
  }

  /**
   * The whole report, with a line end.
   *
   * @param most groups of a section, and items of a group, that are shown
   */
  public static String render(Experiment experiment, int most) {
    return new ExperimentMarkdown(experiment, most).render();
  }

  private String render() {
    line("# Experiment");
    line("");
    line("- A: " + arm(experiment.a()));
    line("- B: " + arm(experiment.b()));
    experiment.notes().forEach(note -> line("- " + Markdown.text(note)));
    head("", "", "A", "B");
    for (Figure each : experiment.figures()) {
      row(Markdown.text(each.about()), Markdown.text(each.name()), each.a(), each.b());
    }
    experiment.sections().forEach(this::section);
    line("");
    line(Markdown.code(experiment.sum()));
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

  private static String arm(Arm arm) {
    return Markdown.code(arm.terms()) + " " + Markdown.text("(" + arm.run().engine() + ")");
  }

  private void section(Section section) {
    line("");
    line("## %s (%d): %s".formatted(section.code(), section.items(), section.meaning()));
    head("what", "items", "such as", "A", "B", "label", "also");
    section.groups().stream().limit(most).forEach(this::group);
    int more = section.groups().size() - most;
    if (more > 0) {
      line("");
      line("… and %d more groups.".formatted(more));
    }
  }

  private void group(Group group) {
    Trial exemplar = group.exemplar();
    row(
        Markdown.code(group.cause()),
        Integer.toString(group.trials().size()),
        Markdown.code(exemplar.key().toString()),
        Markdown.code(exemplar.answerOfA()),
        Markdown.code(exemplar.answerOfB()),
        Markdown.code(exemplar.expected()),
        Markdown.text(group.others(most)));
  }
}
