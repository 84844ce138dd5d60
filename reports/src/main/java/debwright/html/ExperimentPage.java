package debwright.html;

import debwright.experiment.Arm;
import debwright.experiment.Experiment;
import debwright.experiment.Figure;
import debwright.experiment.Group;
import debwright.experiment.Section;
import debwright.experiment.Trial;
import java.util.ArrayList;
import java.util.List;

/** An experiment as one page without a script: the table, then what changed in folded groups. */
public final class ExperimentPage {
  private final Experiment experiment;
  private final int most;

  private ExperimentPage(Experiment experiment, int most) {
    this.experiment = experiment;
    this.most = most;
  }

  /**
   * The whole page.
   *
   * @param most groups of a section, and items of a group, that are shown
   */
  public static String render(Experiment experiment, int most) {
    return new ExperimentPage(experiment, most).render();
  }

  private String render() {
    List<Html> content = new ArrayList<>();
    content.add(table());
    experiment.sections().forEach(section -> content.add(section(section)));
    Html header =
        Tag.of("header", "verdict note").holding(Tag.of("h1").text("Experiment"), arms(), notes());
    return Page.plain(
        experiment.a().terms() + " against " + experiment.b().terms() + " · Debwright",
        Html.all(header, Tag.of("main").holding(content)));
  }

  private Html arms() {
    return Tag.of("dl", "engines").holding(arm("A", experiment.a()), arm("B", experiment.b()));
  }

  private static Html arm(String name, Arm arm) {
    return Tag.of("div")
        .holding(
            Tag.of("dt").text(name),
            Tag.of("dd").text(arm.terms() + " (" + arm.run().engine() + ")"));
  }

  private Html notes() {
    List<Html> notes = new ArrayList<>();
    notes.add(Tag.of("p", "next").text(experiment.sum()));
    experiment.notes().forEach(note -> notes.add(Tag.of("p", "note").text(note)));
    return Html.all(notes);
  }

  private Html table() {
    List<Html> rows = experiment.figures().stream().map(ExperimentPage::row).toList();
    return Tag.of("section")
        .holding(
            Tag.of("h2").text("In numbers"),
            Tag.of("div", "scroll")
                .holding(
                    Tag.of("table", "facts")
                        .holding(
                            Tag.of("thead").holding(Tag.of("tr").holding(head("", "", "A", "B"))),
                            Tag.of("tbody").holding(rows))));
  }

  private static Html row(Figure figure) {
    return Tag.of("tr")
        .holding(
            Tag.of("th").with("scope", "row").text(figure.about()),
            Tag.of("td").text(figure.name()),
            Tag.of("td", "number").text(figure.a()),
            Tag.of("td", "number").text(figure.b()));
  }

  private static List<Html> head(String... names) {
    return List.of(names).stream()
        .map(name -> Tag.of("th").with("scope", "col").text(name))
        .toList();
  }

  private Html section(Section section) {
    List<Html> rows = section.groups().stream().limit(most).map(this::group).toList();
    int more = section.groups().size() - most;
    return Tag.of("section")
        .with("id", section.code())
        .holding(
            Tag.of("h2")
                .holding(
                    Html.text(section.code() + " "),
                    Tag.of("span", "count").holding(Html.number(section.items()))),
            Tag.of("p", "lead").text(section.meaning()),
            Tag.of("table", "list stack")
                .holding(
                    Tag.of("thead")
                        .holding(Tag.of("tr").holding(head("What", "Items", "Such as", "Also"))),
                    Tag.of("tbody").holding(rows)),
            more > 0
                ? Tag.of("p", "lead").text("… and %d more groups".formatted(more))
                : Html.NOTHING);
  }

  private Html group(Group group) {
    Trial exemplar = group.exemplar();
    return Tag.of("tr")
        .holding(
            Tag.of("th").with("scope", "row").text(group.cause()),
            cell("Items", Html.number(group.trials().size())),
            cell("Such as", exemplar(exemplar)),
            cell("Also", Html.text(group.others(most))));
  }

  private static Html cell(String column, Html content) {
    return Tag.of("td").with("data-label", column).holding(content);
  }

  private static Html exemplar(Trial trial) {
    List<Html> lines = new ArrayList<>();
    lines.add(Tag.of("div", "item").text(trial.key().toString()));
    lines.add(side("A", trial.answerOfA()));
    lines.add(side("B", trial.answerOfB()));
    if (!trial.label().isEmpty()) {
      lines.add(side("label", trial.expected()));
    }
    return Html.all(lines);
  }

  private static Html side(String name, String text) {
    return Tag.of("div").holding(Tag.of("small").text(name + " "), Tag.of("code").text(text));
  }
}
