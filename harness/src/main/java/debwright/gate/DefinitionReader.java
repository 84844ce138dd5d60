package debwright.gate;

import debwright.done.Criterion;
import debwright.done.Definition;
import debwright.done.Definition.Assumption;
import debwright.done.Figure;
import debwright.done.Measure;
import debwright.done.Reached;
import debwright.done.Regressions;
import debwright.done.Selection;
import debwright.done.Target;
import debwright.done.Target.Bound;
import debwright.plan.Suggestion;
import debwright.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads definitions of done: {@code why}, {@code assumptions} and criteria. A criterion is one of
 *
 * <pre>
 * - regressions: none
 * - metric: exact-rate
 *   where: {label: shlibdeps, release: debian:12}
 *   at-least: 99 %
 * - items: [a, b*]
 *   outcome: ok
 * - budget: median-time
 *   at-most: 80 ms
 * </pre>
 *
 * each with a {@code name}, if its author gives it one.
 */
final class DefinitionReader {
  private static final List<String> KINDS = List.of("regressions", "metric", "items", "budget");
  private static final Pattern NUMBER = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(%|ms|s)?");

  private DefinitionReader() {}

  /** The definition under {@code done}: its criteria alone, or why and assumptions beside them. */
  static Optional<Definition> read(YamlMap file, String title) {
    if (file.isList("done")) {
      return Optional.of(
          new Definition(title, "", List.of(), criteria(file.maps("done", "a criterion"))));
    }
    return file.map("done").map(map -> read(map, title, "criteria"));
  }

  /**
   * A definition of keys that stand beside each other.
   *
   * @param criteria the key of its criteria
   */
  static Definition read(YamlMap map, String title, String criteria) {
    if (criteria.equals("criteria")) {
      map.expectOnly(List.of("why", "assumptions", "criteria"));
    }
    List<YamlMap> assumptions = map.mapsOrTexts("assumptions", "text", "an assumption");
    return new Definition(
        title,
        map.text("why").orElse(""),
        assumptions.stream().map(DefinitionReader::assumption).toList(),
        criteria(map.maps(criteria, "a criterion")));
  }

  private static Assumption assumption(YamlMap map) {
    map.expectOnly(List.of("text", "check"));
    return new Assumption(map.needed("text"), map.map("check").flatMap(DefinitionReader::check));
  }

  /** It stands behind the assumption's own words, so that a figure needs no name. */
  private static Optional<Criterion> check(YamlMap map) {
    return criterion(map)
        .map(
            each ->
                each instanceof Figure figure && !map.has("name")
                    ? new Figure("", figure.measure(), figure.where(), figure.target())
                    : each);
  }

  private static List<Criterion> criteria(List<YamlMap> maps) {
    List<Criterion> criteria = new ArrayList<>();
    maps.forEach(map -> criterion(map).ifPresent(criteria::add));
    return criteria;
  }

  private static Optional<Criterion> criterion(YamlMap map) {
    List<String> kinds = KINDS.stream().filter(map::has).toList();
    if (kinds.size() != 1) {
      map.problem(
          "a criterion is one of %s, found %s"
              .formatted(
                  String.join(", ", KINDS),
                  kinds.isEmpty() ? map.keys() : String.join(", ", kinds)),
          "such as {metric: exact-rate, at-least: 99 %}");
      return Optional.empty();
    }
    return switch (kinds.get(0)) {
      case "regressions" -> regressions(map);
      case "items" -> reached(map);
      default -> figure(map, kinds.get(0));
    };
  }

  private static Optional<Criterion> regressions(YamlMap map) {
    map.expectOnly(List.of("name", "regressions"));
    boolean none = map.text("regressions").filter(text -> text.equals("none")).isPresent();
    int most = none ? 0 : map.count("regressions").orElse(0);
    return Optional.of(new Regressions(map.text("name").orElse("no regressions"), most));
  }

  private static Optional<Criterion> reached(YamlMap map) {
    map.expectOnly(List.of("name", "items", "where", "outcome"));
    List<String> items = map.texts("items");
    String outcome = map.text("outcome").orElse("ok");
    String name = map.text("name").orElse(String.join(", ", items));
    return Optional.of(new Reached(name, items, where(map), outcome));
  }

  private static Optional<Criterion> figure(YamlMap map, String kind) {
    List<String> bounds = Arrays.stream(Bound.values()).map(Bound::key).toList();
    map.expectOnly(Stream.concat(Stream.of("name", "where", kind), bounds.stream()).toList());
    Optional<Measure> measure = measure(map, kind);
    Selection where = where(map);
    Optional<Target> target = measure.flatMap(each -> target(map, each));
    if (measure.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    String name = map.text("name").orElse(measure.get().code());
    return Optional.of(new Figure(name, measure.get(), where, target.get()));
  }

  private static Optional<Measure> measure(YamlMap map, String kind) {
    String code = map.needed(kind);
    Optional<Measure> measure = Measure.ofCode(code);
    if (measure.isEmpty() && !code.isEmpty()) {
      List<String> known = Arrays.stream(Measure.values()).map(Measure::code).toList();
      map.problem(
          kind,
          "unknown " + kind + " '" + code + "'",
          Suggestion.nearest(code, known)
              .map(nearest -> "did you mean '" + nearest + "'?")
              .orElse("known are: " + String.join(", ", known)));
    }
    return measure;
  }

  private static Selection where(YamlMap map) {
    SortedMap<String, String> patterns = new TreeMap<>();
    map.map("where")
        .ifPresent(
            where -> {
              where.expectOnly(Selection.FIELDS);
              Selection.FIELDS.forEach(
                  field -> where.text(field).ifPresent(value -> patterns.put(field, value)));
            });
    return new Selection(patterns);
  }

  private static Optional<Target> target(YamlMap map, Measure measure) {
    List<Bound> bounds =
        Arrays.stream(Bound.values()).filter(bound -> map.has(bound.key())).toList();
    if (bounds.size() != 1) {
      map.problem(
          "a figure needs one of at-least, at-most and better-by", "such as at-least: 99 %");
      return Optional.empty();
    }
    return number(map, bounds.get(0), measure.unit())
        .map(value -> new Target(bounds.get(0), value));
  }

  private static Optional<Double> number(YamlMap map, Bound bound, Measure.Unit unit) {
    String text = map.text(bound.key()).orElse("");
    Matcher number = NUMBER.matcher(text);
    String suffix = number.matches() && number.group(2) != null ? number.group(2) : "";
    Optional<Double> factor = number.matches() ? factor(unit, suffix) : Optional.empty();
    if (factor.isEmpty()) {
      map.problem(
          bound.key(),
          "'%s': expected %s, found '%s'".formatted(bound.key(), expected(unit), text),
          "");
    }
    return factor.map(each -> each * Double.parseDouble(number.group(1)));
  }

  private static Optional<Double> factor(Measure.Unit unit, String suffix) {
    return switch (unit) {
      case SHARE ->
          Optional.of(suffix.equals("%") ? 0.01 : 1.0)
              .filter(factor -> suffix.isEmpty() || suffix.equals("%"));
      case COUNT -> Optional.of(1.0).filter(factor -> suffix.isEmpty());
      case MILLISECONDS ->
          Optional.of(suffix.equals("s") ? 1000.0 : 1.0)
              .filter(factor -> !suffix.equals("%") && !suffix.isEmpty());
    };
  }

  private static String expected(Measure.Unit unit) {
    return switch (unit) {
      case SHARE -> "a share such as 99 % or 0.99";
      case COUNT -> "a number";
      case MILLISECONDS -> "a time such as 80 ms or 2 s";
    };
  }
}
