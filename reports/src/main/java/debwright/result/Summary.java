package debwright.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.plan.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run in numbers that add up.
 *
 * @param items rows of the manifest, the sum over {@code outcomes}
 * @param outcomes how many results have each outcome, by its code
 * @param labels how the results fare against their labels, by the label's kind
 * @param wall from the first item's start to the last one's end
 * @param cpu of all attempts
 * @param itemsPerSecond results that were worked for (all but skipped and not-run) by wall time
 */
public record Summary(
    int items,
    SortedMap<String, Integer> outcomes,
    SortedMap<String, LabelScore> labels,
    Duration wall,
    Duration cpu,
    double itemsPerSecond) {

  public static Summary of(Run run) {
    Duration wall = run.circumstances().wall();
    return new Summary(
        run.results().size(),
        count(run),
        labels(run),
        wall,
        Duration.ofMillis(run.timings().stream().mapToLong(Timing::cpuMs).sum()),
        wall.isZero() ? 0 : worked(run) * 1000.0 / Math.max(1, wall.toMillis()));
  }

  private static SortedMap<String, Integer> count(Run run) {
    return run.results().stream()
        .collect(Collectors.toMap(r -> r.outcome().code(), r -> 1, Integer::sum, TreeMap::new));
  }

  private static SortedMap<String, LabelScore> labels(Run run) {
    Map<String, LabelScore> labels =
        run.results().stream()
            .filter(r -> r.score().isPresent())
            .collect(
                Collectors.toMap(
                    r -> r.score().orElseThrow().label(), LabelScore::of, LabelScore::plus));
    return new TreeMap<>(labels);
  }

  private static long worked(Run run) {
    return run.results().stream().filter(r -> r.outcome().kind() != Outcome.Kind.NOT_RUN).count();
  }

  /** How the results fare against labels of that kind, empty where there are none. */
  public Optional<LabelScore> label(String kind) {
    return Optional.ofNullable(labels.get(kind));
  }

  /** {@code summary.json}. */
  public String json() {
    ObjectNode json = JsonText.document(1);
    json.put("items", items);
    ObjectNode byOutcome = json.putObject("outcomes");
    outcomes.forEach(byOutcome::put);
    ObjectNode byLabel = json.putObject("labels");
    labels.forEach((label, score) -> byLabel.set(label, score.json()));
    json.put("wall_ms", wall.toMillis());
    json.put("cpu_ms", cpu.toMillis());
    json.put("items_per_second", rounded(itemsPerSecond, 1));
    return JsonText.pretty(json);
  }

  static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
