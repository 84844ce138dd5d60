package debwright.done;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Timing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A figure of a selection of a run's results. */
public enum Measure {
  EXACT_RATE("exact-rate", "answers that meet their label exactly", Unit.SHARE),
  NAME_PRECISION("name-precision", "package names that are right", Unit.SHARE),
  NAME_RECALL("name-recall", "package names of the labels that are found", Unit.SHARE),
  PASS_RATE("pass-rate", "apps that get a package", Unit.SHARE),
  PASSING("passing", "apps that get a package", Unit.COUNT),
  COUNT("count", "results", Unit.COUNT),
  /** Half of the items take no longer. */
  MEDIAN_TIME("median-time", "the time of the item in the middle", Unit.MILLISECONDS),
  /** Of all items together. */
  CPU_TIME("cpu-time", "the processor time of all items", Unit.MILLISECONDS),
  SLOWEST("slowest", "the time of the slowest item", Unit.MILLISECONDS),
  /** How many items hit the limit of memory. */
  OUT_OF_MEMORY("out-of-memory", "items that take too much memory", Unit.COUNT);

  /** What a figure counts. */
  public enum Unit {
    /** 0 to 1. */
    SHARE,
    COUNT,
    MILLISECONDS;

    String text(double value) {
      return switch (this) {
        case SHARE -> plain(100 * value, 1) + " %";
        case COUNT -> plain(value, 0);
        case MILLISECONDS -> plain(value, 0) + " ms";
      };
    }

    private static String plain(double value, int digits) {
      return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
  }

  private final String code;
  private final String meaning;
  private final Unit unit;

  Measure(String code, String meaning, Unit unit) {
    this.code = code;
    this.meaning = meaning;
    this.unit = unit;
  }

  /** The stable text form, such as {@code exact-rate}. */
  public String code() {
    return code;
  }

  String meaning() {
    return meaning;
  }

  public Unit unit() {
    return unit;
  }

  /** Whether two runs of the same engine may give two figures: such a one only informs. */
  boolean isNoisy() {
    return unit == Unit.MILLISECONDS;
  }

  public static Optional<Measure> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** The figure, or empty where the selection has nothing that it could be taken of. */
  OptionalDouble of(Run run, Selection selection) {
    List<ItemResult> results = selection.of(run.results());
    return switch (this) {
      case EXACT_RATE -> figure(results, LabelScore::exactRate);
      case NAME_PRECISION -> figure(results, LabelScore::namePrecision);
      case NAME_RECALL -> figure(results, LabelScore::nameRecall);
      case PASS_RATE -> passRate(results);
      case PASSING ->
          OptionalDouble.of((double) results.stream().filter(ItemResult::passes).count());
      case COUNT -> OptionalDouble.of(results.size());
      case OUT_OF_MEMORY ->
          OptionalDouble.of(
              (double) results.stream().filter(each -> each.outcome() == Outcome.MEMORY).count());
      case MEDIAN_TIME -> median(times(run, results));
      case SLOWEST -> Arrays.stream(times(run, results)).max();
      case CPU_TIME -> cpu(run, results);
    };
  }

  /** The items of the selection that keep the figure from being better. */
  List<ItemKey> against(Run run, Selection selection) {
    return selection.of(run.results()).stream()
        .filter(this::isAgainst)
        .map(ItemResult::key)
        .toList();
  }

  private boolean isAgainst(ItemResult result) {
    return switch (this) {
      case EXACT_RATE -> judged(result) && !result.score().orElseThrow().exact();
      case NAME_PRECISION -> judged(result) && !result.score().orElseThrow().extra().isEmpty();
      case NAME_RECALL -> judged(result) && !result.score().orElseThrow().missing().isEmpty();
      case PASS_RATE, PASSING -> !result.passes();
      case OUT_OF_MEMORY -> result.outcome() == Outcome.MEMORY;
      case COUNT, MEDIAN_TIME, CPU_TIME, SLOWEST -> false;
    };
  }

  private static boolean judged(ItemResult result) {
    return result.score().isPresent() && result.outcome().conclusive();
  }

  private static OptionalDouble figure(
      List<ItemResult> results, ToDoubleFunction<LabelScore> figure) {
    return LabelScore.ofAll(results.stream().filter(Measure::judged).toList())
        .map(score -> OptionalDouble.of(figure.applyAsDouble(score)))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble passRate(List<ItemResult> results) {
    return results.stream()
        .filter(each -> each.outcome().kind().rank() >= 0)
        .mapToDouble(each -> each.passes() ? 1 : 0)
        .average();
  }

  private static double[] times(Run run, List<ItemResult> results) {
    Set<ItemKey> keys = keys(results);
    return run.timings().stream()
        .filter(each -> keys.contains(each.key()))
        .mapToDouble(Timing::durationMs)
        .sorted()
        .toArray();
  }

  private static OptionalDouble cpu(Run run, List<ItemResult> results) {
    Set<ItemKey> keys = keys(results);
    List<Timing> timings =
        run.timings().stream().filter(each -> keys.contains(each.key())).toList();
    return timings.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) timings.stream().mapToLong(Timing::cpuMs).sum());
  }

  private static Set<ItemKey> keys(List<ItemResult> results) {
    return results.stream().map(ItemResult::key).collect(Collectors.toSet());
  }

  private static OptionalDouble median(double[] sorted) {
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }
}
