package debwright.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file in YAML. What is wrong is collected, so that a person sees all of it at once; a value that
 * is wrong reads as if it were missing.
 */
public final class YamlFile {
  private final String name;
  private final Optional<Node> root;
  private final List<YamlProblem> problems = new ArrayList<>();

  private YamlFile(String name, Optional<Node> root) {
    this.name = name;
    this.root = root;
  }

  /**
   * Reads a text.
   *
   * @param name of the file, for messages
   */
  public static YamlFile parse(String text, String name) {
    try {
      Node node =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      return new YamlFile(name, Optional.ofNullable(node));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      return broken(name, line, String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      return broken(name, 1, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static YamlFile broken(String name, int line, String what) {
    YamlFile file = new YamlFile(name, Optional.empty());
    file.problem(line, "no good YAML: " + what, "");
    return file;
  }

  /** The keys at its root; none where it is empty, or something else. */
  public YamlMap map() {
    if (root.isPresent() && !(root.get() instanceof MappingNode)) {
      problem(line(root.get()), "expected keys and values", "");
    }
    return root.filter(MappingNode.class::isInstance)
        .map(node -> new YamlMap(this, (MappingNode) node, ""))
        .orElseGet(() -> YamlMap.empty(this));
  }

  /**
   * The list that it is, or that its one key holds.
   *
   * @param key the key, for a file that names it
   * @param what its elements are, for messages
   */
  public List<YamlMap> list(String key, String what) {
    if (root.isEmpty()) {
      return List.of();
    }
    if (root.get() instanceof SequenceNode sequence) {
      return maps(sequence, what);
    }
    YamlMap map = map();
    map.expectOnly(List.of(key));
    return map.maps(key, what);
  }

  List<YamlMap> maps(SequenceNode sequence, String what) {
    List<YamlMap> maps = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      if (element instanceof MappingNode map) {
        maps.add(new YamlMap(this, map, " in " + what));
      } else {
        problem(line(element), "expected " + what + ", which has keys and values", "");
      }
    }
    return maps;
  }

  void problem(int line, String what, String hint) {
    problems.add(new YamlProblem(line, false, name + ":" + line + ": " + what, hint));
  }

  void unknownKey(int line, String what, String hint) {
    problems.add(new YamlProblem(line, true, name + ":" + line + ": " + what, hint));
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** What is wrong, as far as the file has been read, in the order of lines. */
  public List<YamlProblem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(YamlProblem::line)).toList();
  }
}
