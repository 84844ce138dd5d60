package debwright.yaml;

import debwright.plan.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Keys and values in a file, each with its line. */
public final class YamlMap {
  private final YamlFile file;
  private final String inside;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  YamlMap(YamlFile file, MappingNode node, String inside) {
    this.file = file;
    this.inside = inside;
    this.line = YamlFile.line(node);
    for (NodeTuple tuple : node.getValue()) {
      add(tuple);
    }
  }

  private YamlMap(YamlFile file) {
    this.file = file;
    this.inside = "";
    this.line = 1;
  }

  static YamlMap empty(YamlFile file) {
    return new YamlMap(file);
  }

  private void add(NodeTuple tuple) {
    int at = YamlFile.line(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      file.problem(at, "expected a word as key" + inside, "");
      return;
    }
    if (lines.putIfAbsent(key.getValue(), at) != null) {
      file.problem(at, "duplicate key '" + key.getValue() + "'" + inside, "");
      return;
    }
    if (!tuple.getValueNode().getTag().equals(Tag.NULL)) {
      values.put(key.getValue(), tuple.getValueNode());
    }
  }

  /** The line that it begins at, from 1. */
  public int line() {
    return line;
  }

  /** The keys that have a value, in their order. */
  public Set<String> keys() {
    return values.keySet();
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Notes every other key as a problem, with the known one that it may be meant for. */
  public void expectOnly(Collection<String> known) {
    for (String key : lines.keySet()) {
      if (!known.contains(key)) {
        int at = lines.getOrDefault(key, line);
        file.unknownKey(at, "unknown key '" + key + "'" + inside, meant(key, known));
      }
    }
  }

  private static String meant(String key, Collection<String> known) {
    List<String> words = known.stream().sorted().toList();
    return Suggestion.nearest(key, words)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse("known are: " + String.join(", ", words));
  }

  /** The text of a key, or empty where it is missing. */
  public Optional<String> text(String key) {
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue().strip());
    }
    problem(key, "'" + key + "'" + inside + ": expected one value", "");
    return Optional.empty();
  }

  /** The text of a key that must be there and not be empty; empty where it is not. */
  public String needed(String key) {
    Optional<String> text = text(key).filter(value -> !value.isEmpty());
    if (text.isEmpty() && !(has(key) && !(values.get(key) instanceof ScalarNode))) {
      file.problem(line, "'" + key + "' is missing" + inside, "");
    }
    return text.orElse("");
  }

  /** A whole number from 0, or empty where it is missing. */
  public Optional<Integer> count(String key) {
    Optional<String> text = text(key);
    if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
      problem(
          key,
          "'%s'%s: expected a number from 0, found '%s'".formatted(key, inside, text.get()),
          "");
      return Optional.empty();
    }
    return text.map(Integer::parseInt);
  }

  /** Yes or no, or empty where it is missing. */
  public Optional<Boolean> flag(String key) {
    Optional<String> text = text(key);
    if (text.isPresent() && !List.of("true", "false").contains(text.get())) {
      problem(
          key, "'%s'%s: expected true or false, found '%s'".formatted(key, inside, text.get()), "");
      return Optional.empty();
    }
    return text.map("true"::equals);
  }

  /** The texts of a list, or the one text; none where it is missing. */
  public List<String> texts(String key) {
    Node value = values.get(key);
    if (value instanceof SequenceNode sequence) {
      List<String> texts = new ArrayList<>();
      sequence.getValue().forEach(element -> element(key, element).ifPresent(texts::add));
      return texts;
    }
    return text(key).stream().toList();
  }

  private Optional<String> element(String key, Node element) {
    if (element instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue().strip());
    }
    file.problem(
        YamlFile.line(element), "'" + key + "'" + inside + ": expected a list of words", "");
    return Optional.empty();
  }

  /** The keys below a key, or empty where it is missing. */
  public Optional<YamlMap> map(String key) {
    Node value = values.get(key);
    if (value == null || value instanceof MappingNode) {
      return Optional.ofNullable(value)
          .map(node -> new YamlMap(file, (MappingNode) node, " in " + key));
    }
    problem(key, "'" + key + "'" + inside + ": expected keys and values", "");
    return Optional.empty();
  }

  /** Whether a key holds a list. */
  public boolean isList(String key) {
    return values.get(key) instanceof SequenceNode;
  }

  /** Whether a key holds keys and values. */
  public boolean isMap(String key) {
    return values.get(key) instanceof MappingNode;
  }

  /**
   * The elements of a list that have keys and values.
   *
   * @param what an element is, for messages
   */
  public List<YamlMap> maps(String key, String what) {
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return file.maps(sequence, what);
    }
    problem(key, "'" + key + "'" + inside + ": expected a list", "");
    return List.of();
  }

  /**
   * The elements of a list, of which some are only words.
   *
   * @param key that an element stands under which is only words
   */
  public List<YamlMap> mapsOrTexts(String list, String key, String what) {
    if (!(values.get(list) instanceof SequenceNode sequence)) {
      return maps(list, what);
    }
    List<YamlMap> maps = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      if (element instanceof MappingNode map) {
        maps.add(new YamlMap(file, map, " in " + what));
      } else {
        YamlMap map = new YamlMap(file);
        map.values.put(key, element);
        map.lines.put(key, YamlFile.line(element));
        maps.add(map);
      }
    }
    return maps;
  }

  /** Notes that a key's value is wrong. */
  public void problem(String key, String what, String hint) {
    file.problem(lines.getOrDefault(key, line), what, hint);
  }

  /** Notes that something is wrong with all of it. */
  public void problem(String what, String hint) {
    file.problem(line, what, hint);
  }
}
