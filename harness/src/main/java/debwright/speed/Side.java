package debwright.speed;

import debwright.probe.Reading;
import debwright.run.Conversation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.commons.statistics.descriptive.Median;

/** What was seen of one engine, a process after the other. */
final class Side {
  private final Map<Benchmark, List<Reading>> counts = new TreeMap<>();
  private final Map<Clock, Map<Benchmark, List<Double>>> times = new EnumMap<>(Clock.class);
  private final Map<Benchmark, Conversation.Said> answers = new TreeMap<>();

  /**
   * Takes in a process that was counted.
   *
   * @param measured the last pass, all before it was to warm up
   */
  void count(List<Observation> measured) {
    for (Observation each : measured) {
      answers.putIfAbsent(each.benchmark(), each.said());
      each.reading()
          .ifPresent(
              reading ->
                  counts.computeIfAbsent(each.benchmark(), b -> new ArrayList<>()).add(reading));
    }
  }

  /** Takes in a process that was timed: of each benchmark the median of its questions. */
  void time(List<Observation> measured) {
    for (Clock clock : Clock.values()) {
      Map<Benchmark, List<Double>> processes = times.computeIfAbsent(clock, c -> new TreeMap<>());
      byBenchmark(measured, clock)
          .forEach(
              (benchmark, asked) ->
                  processes.computeIfAbsent(benchmark, b -> new ArrayList<>()).add(median(asked)));
    }
  }

  private static Map<Benchmark, List<Double>> byBenchmark(List<Observation> measured, Clock clock) {
    Map<Benchmark, List<Double>> asked = new TreeMap<>();
    for (Observation each : measured) {
      each.time(clock)
          .ifPresent(
              time -> asked.computeIfAbsent(each.benchmark(), b -> new ArrayList<>()).add(time));
    }
    return asked;
  }

  private static double median(List<Double> all) {
    return Median.withDefaults().evaluate(all.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** A number for each process; none where one of them could not tell. */
  List<Long> counts(Benchmark benchmark, Measure measure) {
    List<OptionalLong> all =
        counts.getOrDefault(benchmark, List.of()).stream().map(measure::of).toList();
    boolean known = all.stream().allMatch(OptionalLong::isPresent);
    return known ? all.stream().map(OptionalLong::getAsLong).toList() : List.of();
  }

  /** Nanoseconds, one for each process; none where the clock could not be read. */
  List<Double> times(Benchmark benchmark, Clock clock) {
    return times.getOrDefault(clock, Map.of()).getOrDefault(benchmark, List.of());
  }

  /** Whether both gave the same outcome and Depends. */
  boolean answersAs(Side other, Benchmark benchmark) {
    Conversation.Said own = answers.get(benchmark);
    return own != null && own.equals(other.answers.get(benchmark));
  }

  /** Whether the probe told anything. */
  boolean isCounted() {
    return !counts.isEmpty();
  }
}
