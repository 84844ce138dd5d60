package debwright.report;

import debwright.comparison.RelationChange;
import debwright.csv.CsvTable;
import debwright.experiment.Experiment;
import debwright.experiment.Trial;
import debwright.result.ItemResult;
import java.util.List;
import java.util.stream.Collectors;

/** {@code experiment.csv}: a row for each item, sorted as {@code results.csv} is. */
final class ExperimentCsv {
  private static final List<String> COLUMNS =
      List.of(
          "item",
          "release",
          "architecture",
          "label",
          "turn",
          "a_outcome",
          "b_outcome",
          "a_exact",
          "b_exact",
          "a_depends",
          "b_depends",
          "expected",
          "changes");

  private ExperimentCsv() {}

  static String render(Experiment experiment) {
    return new CsvTable(COLUMNS, experiment.trials().stream().map(ExperimentCsv::row).toList())
        .text();
  }

  private static CsvTable.Row row(Trial trial) {
    return CsvTable.Row.of(
        trial.key().item(),
        trial.key().release(),
        trial.key().architecture(),
        trial.label(),
        trial.turn().code(),
        trial.a().outcome().code(),
        trial.b().outcome().code(),
        exact(trial.a()),
        exact(trial.b()),
        trial.a().depends(),
        trial.b().depends(),
        trial.expected(),
        trial.changes().stream().map(RelationChange::text).collect(Collectors.joining("; ")));
  }

  private static String exact(ItemResult side) {
    return side.score().map(score -> Boolean.toString(score.exact())).orElse("");
  }
}
