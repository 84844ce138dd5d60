package debwright.cli;

import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Summary;
import java.util.Map;

/** A run in a few lines for people. */
final class RunSummary {
  private RunSummary() {}

  static String text(Run run) {
    Summary summary = Summary.of(run);
    StringBuilder text = new StringBuilder();
    text.append(outcomes(summary));
    summary.labels().forEach((label, score) -> text.append(label(label, score)));
    text.append(
        "%d items in %.1f s (%.1f a second)%n"
            .formatted(
                summary.items(), summary.wall().toMillis() / 1000.0, summary.itemsPerSecond()));
    return text.toString();
  }

  private static String outcomes(Summary summary) {
    TextTable table = TextTable.of("outcome", "items");
    for (Map.Entry<String, Integer> outcome : summary.outcomes().entrySet()) {
      table.row(outcome.getKey(), outcome.getValue().toString());
    }
    return table.text();
  }

  private static String label(String label, LabelScore score) {
    return "%s: %d of %d exact (%.1f %%), names: precision %.4f, recall %.4f%n"
        .formatted(
            label,
            score.exact(),
            score.judged(),
            100 * score.exactRate(),
            score.namePrecision(),
            score.nameRecall());
  }
}
