package debwright.speed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * By how many percent each count may grow before it is a regression: the {@code speed} section of a
 * project file, of which every key may be left out.
 *
 * <pre>
 * speed:
 *   allocated: 2
 *   read: 1
 *   lookups: 0
 *   steps: 25
 * </pre>
 *
 * @param percent by measure, all of them
 */
public record Tolerances(Map<Measure, Double> percent) {
  /** What holds where nothing else is said. */
  public static final Tolerances USUAL = new Tolerances(Map.of());

  private static final YAMLMapper YAML = new YAMLMapper();

  public Tolerances {
    Map<Measure, Double> all = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      all.put(measure, percent.getOrDefault(measure, measure.usualTolerance()));
    }
    percent = Map.copyOf(all);
  }

  /**
   * Reads the section of a project file's text. That its keys are known is checked where the whole
   * file is read.
   *
   * @param where names the file in messages
   * @throws SpeedException no YAML, or a value that is no percentage from 0
   */
  public static Tolerances parse(String yaml, String where) throws SpeedException {
    JsonNode section = tree(yaml, where).path("speed");
    Map<Measure, Double> percent = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      JsonNode value = section.path(measure.code());
      if (!value.isMissingNode()) {
        percent.put(measure, percentage(value, where + ": speed." + measure.code()));
      }
    }
    return new Tolerances(percent);
  }

  private static JsonNode tree(String yaml, String where) throws SpeedException {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new SpeedException(where + ": no good YAML: " + e.getOriginalMessage(), "");
    }
  }

  private static double percentage(JsonNode value, String where) throws SpeedException {
    if (!value.isNumber() || value.asDouble() < 0) {
      throw new SpeedException(
          where + ": a number of percent from 0 was expected, found " + value,
          "leave the key out for the usual one");
    }
    return value.asDouble();
  }

  double of(Measure measure) {
    return Objects.requireNonNull(percent.get(measure));
  }
}
