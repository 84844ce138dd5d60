package debwright.plan;

import debwright.plan.JsonValue.Field;
import debwright.plan.JsonValue.Fields;
import debwright.plan.JsonValue.Items;
import debwright.plan.JsonValue.Text;
import debwright.plan.JsonValue.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of one JSON object by their keys, in order. What is missing or of a wrong type becomes
 * a problem and an empty value, so that reading goes on.
 */
final class KeyedValues {
  private final Map<String, JsonValue> values = new LinkedHashMap<>();
  private final int line;
  private final boolean object;
  private final String where;
  private final PlanProblems problems;
  private boolean broken;

  /**
   * @param where what the object is, such as {@code a file}
   */
  KeyedValues(JsonValue value, String where, PlanProblems problems) {
    this.line = value.line();
    this.object = value instanceof Fields;
    this.where = where;
    this.problems = problems;
    if (value instanceof Fields fields) {
      fields.fields().forEach(this::put);
    } else {
      problems.add(value, where, "an object");
      broken = true;
    }
  }

  private void put(Field field) {
    if (values.putIfAbsent(field.key(), field.value()) != null) {
      problems.add(field.line(), "%s: '%s' is there twice".formatted(where, field.key()));
    }
  }

  /** Reports each other key. */
  KeyedValues only(Set<String> known) {
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            broken = true;
            String near = Suggestion.of(key, known.stream().sorted().toList());
            problems.add(value.line(), "%s: unknown key '%s'%s".formatted(where, key, near));
          }
        });
    return this;
  }

  boolean isObject() {
    return object;
  }

  /** Whether a problem of the object itself was found, of which others may only follow. */
  boolean broken() {
    return broken;
  }

  Set<String> keys() {
    return values.keySet();
  }

  int line() {
    return line;
  }

  Optional<JsonValue> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private Optional<JsonValue> need(String key) {
    if (!values.containsKey(key) && !broken) {
      problems.add(line, "%s: '%s' is missing".formatted(where, key));
    }
    return find(key);
  }

  String text(String key) {
    return need(key).map(value -> text(value, key)).orElse("");
  }

  private String text(JsonValue value, String key) {
    if (value instanceof Text text) {
      return text.text();
    }
    problems.add(value, at(key), "text");
    return "";
  }

  boolean flag(String key) {
    Optional<JsonValue> value = find(key);
    boolean yes = value.filter(each -> isWord(each, "true")).isPresent();
    value
        .filter(each -> !yes && !isWord(each, "false"))
        .ifPresent(each -> problems.add(each, at(key), "true or false"));
    return yes;
  }

  /** A flag that is only ever true. */
  void yes(String key) {
    find(key)
        .filter(value -> !isWord(value, "true"))
        .ifPresent(value -> problems.add(value, at(key), "true"));
  }

  private static boolean isWord(JsonValue value, String word) {
    return value instanceof Word found && found.word().equals(word);
  }

  /** Permission bits in octal. */
  int mode(String key) {
    Optional<JsonValue> value = need(key);
    Optional<Integer> mode = value.flatMap(KeyedValues::mode);
    if (value.isPresent() && mode.isEmpty()) {
      problems.add(value.get(), at(key), "an octal mode such as \"0755\"");
    }
    return mode.orElse(0);
  }

  private static Optional<Integer> mode(JsonValue value) {
    return value instanceof Text text && text.text().matches("[0-7]{3,5}")
        ? Optional.of(Integer.parseInt(text.text(), 8)).filter(mode -> mode <= 07777)
        : Optional.empty();
  }

  List<JsonValue> items(String key) {
    return need(key).map(value -> items(value, key)).orElse(List.of());
  }

  private List<JsonValue> items(JsonValue value, String key) {
    if (value instanceof Items items) {
      return items.values();
    }
    problems.add(value, at(key), "an array");
    return List.of();
  }

  List<String> texts(String key) {
    return items(key).stream().map(each -> text(each, key)).toList();
  }

  /** An object of whatever keys. */
  KeyedValues object(String key) {
    JsonValue value = need(key).orElse(new Fields(line, List.of()));
    KeyedValues object = new KeyedValues(value, key, problems);
    object.broken |= !values.containsKey(key);
    return object;
  }

  /** A text, or an array of lines, each of which ends. */
  String lines(String key) {
    return joined(key);
  }

  /** A text, or an array of lines between which lines end. */
  String folded(String key) {
    String text = joined(key);
    boolean array = find(key).filter(Items.class::isInstance).isPresent();
    return array && !text.isEmpty() ? text.substring(0, text.length() - 1) : text;
  }

  private String joined(String key) {
    Optional<JsonValue> value = need(key);
    if (value.isEmpty() || value.get() instanceof Text) {
      return value.map(text -> text(text, key)).orElse("");
    }
    if (value.get() instanceof Items) {
      return String.join("", texts(key).stream().map(line -> line + "\n").toList());
    }
    problems.add(value.get(), at(key), "text or an array of lines");
    return "";
  }

  private String at(String key) {
    return where + ", '" + key + "'";
  }
}
