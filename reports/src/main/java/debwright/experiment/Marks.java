package debwright.experiment;

import debwright.result.ItemResult;
import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Summary;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a side fares against labels of one kind.
 *
 * @param score exact answers, and package names over all items together
 * @param rightPackages items whose package names are all right, whatever the versions
 */
public record Marks(LabelScore score, int rightPackages) {

  /** By the label's kind. */
  static SortedMap<String, Marks> of(Run run) {
    SortedMap<String, Marks> marks = new TreeMap<>();
    for (Map.Entry<String, LabelScore> label : Summary.of(run).labels().entrySet()) {
      marks.put(label.getKey(), new Marks(label.getValue(), rightPackages(run, label.getKey())));
    }
    return marks;
  }

  private static int rightPackages(Run run, String kind) {
    return (int)
        run.results().stream()
            .filter(ItemResult::passes)
            .flatMap(result -> result.score().stream())
            .filter(score -> score.label().equals(kind))
            .filter(score -> score.missing().isEmpty() && score.extra().isEmpty())
            .count();
  }
}
