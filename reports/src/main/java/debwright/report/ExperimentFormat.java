package debwright.report;

import debwright.experiment.Experiment;
import debwright.html.ExperimentPage;
import debwright.markdown.ExperimentMarkdown;

/**
 * A form in which an experiment is given: how it is called, the name of its file, how it is made.
 */
public enum ExperimentFormat {
  /** Tables and groups, for a terminal. */
  TEXT("text", "experiment.txt"),
  /** Everything. */
  JSON("json", "experiment.json"),
  /** A row for each item. */
  CSV("csv", "experiment.csv"),
  /** One page that needs nothing beside it. */
  HTML("html", "experiment.html"),
  MARKDOWN("markdown", "experiment.md");

  private final String code;
  private final String fileName;

  ExperimentFormat(String code, String fileName) {
    this.code = code;
    this.fileName = fileName;
  }

  /** The name of its file in a folder. */
  public String fileName() {
    return fileName;
  }

  /**
   * The whole report as text, the same for the same experiment.
   *
   * @param most groups of a section, and items of a group, that are shown; JSON and CSV have all
   */
  public String render(Experiment experiment, int most) {
    return switch (this) {
      case TEXT -> ExperimentText.render(experiment, new TextStyle(100, most, false));
      case JSON -> ExperimentJson.render(experiment);
      case CSV -> ExperimentCsv.render(experiment);
      case HTML -> ExperimentPage.render(experiment, most);
      case MARKDOWN -> ExperimentMarkdown.render(experiment, most);
    };
  }

  @Override
  public String toString() {
    return code;
  }
}
