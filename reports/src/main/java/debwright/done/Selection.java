package debwright.done;

import debwright.result.ItemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Some of a run's results, by what they are of.
 *
 * @param patterns by field ({@link #FIELDS}); {@code *} stands for any characters, and what is not
 *     named matches everything
 */
public record Selection(SortedMap<String, String> patterns) {
  /** What results can be chosen by. */
  public static final List<String> FIELDS =
      List.of("item", "release", "architecture", "tier", "label", "outcome");

  /** The label of results that have none. */
  private static final String NONE = "none";

  /** All results. */
  public static final Selection ALL = new Selection(new TreeMap<>());

  public Selection {
    for (String field : patterns.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException("no field " + field);
      }
    }
    patterns = new TreeMap<>(patterns);
  }

  boolean has(ItemResult result) {
    return patterns.entrySet().stream()
        .allMatch(each -> matches(each.getValue(), value(each.getKey(), result)));
  }

  List<ItemResult> of(List<ItemResult> results) {
    return results.stream().filter(this::has).toList();
  }

  private static String value(String field, ItemResult result) {
    return switch (field) {
      case "item" -> result.key().item();
      case "release" -> result.key().release();
      case "architecture" -> result.key().architecture();
      case "tier" -> result.tier();
      case "label" -> result.score().map(ItemResult.Score::label).orElse(NONE);
      default -> result.outcome().code();
    };
  }

  /** Whether a text is as a pattern says, where {@code *} stands for any characters. */
  public static boolean matches(String pattern, String text) {
    List<String> parts = new ArrayList<>();
    for (String part : pattern.split("\\*", -1)) {
      parts.add(Pattern.quote(part));
    }
    return Pattern.compile(String.join(".*", parts), Pattern.DOTALL).matcher(text).matches();
  }

  /** Such as {@code of debian:12, with label shlibdeps}; empty for all. */
  String text() {
    List<String> words = new ArrayList<>();
    word("release").ifPresent(value -> words.add("of " + value));
    word("architecture").ifPresent(value -> words.add("for " + value));
    word("tier").ifPresent(value -> words.add("of tier " + value));
    word("label")
        .ifPresent(
            value -> words.add(value.equals(NONE) ? "without label" : "with label " + value));
    word("outcome").ifPresent(value -> words.add("with outcome " + value));
    word("item").ifPresent(value -> words.add("called " + value));
    return String.join(", ", words);
  }

  private Optional<String> word(String field) {
    return Optional.ofNullable(((Map<String, String>) patterns).get(field));
  }
}
