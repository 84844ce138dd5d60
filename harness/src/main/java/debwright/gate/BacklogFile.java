package debwright.gate;

import debwright.done.Definition;
import debwright.yaml.YamlFile;
import debwright.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A backlog item: {@code ID.yaml} in the backlog's folder, with {@code title}, {@code why}, {@code
 * assumptions} and {@code done}, which lists criteria; {@code tasks} and {@code state} are for
 * people.
 */
final class BacklogFile {
  private static final List<String> KEYS =
      List.of("title", "why", "assumptions", "done", "tasks", "state");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private BacklogFile() {}

  /**
   * When an item is done.
   *
   * @param tree the root of the candidate's tree
   * @throws GateException there is no such item, or it is not as it should be
   */
  static Definition read(Path tree, ProjectFile project, String id)
      throws IOException, GateException {
    Path file = tree.resolve(project.backlog()).resolve(id + ".yaml");
    if (!ID.matcher(id).matches() || !Files.isRegularFile(file)) {
      throw new GateException(
          "no backlog item '" + id + "': there is no " + project.backlog() + "/" + id + ".yaml",
          "an item is a file there, with title, why, assumptions and done");
    }
    YamlFile read = YamlFile.parse(Files.readString(file), project.backlog() + "/" + id + ".yaml");
    YamlMap map = read.map();
    map.expectOnly(KEYS);
    String title = map.needed("title");
    Definition definition = DefinitionReader.read(map, id + ", " + title, "done");
    if (definition.criteria().isEmpty()) {
      map.problem("an item has criteria under 'done'", "such as - regressions: none");
    }
    if (!read.problems().isEmpty()) {
      throw new GateException(
          String.join("\n", read.problems().stream().map(each -> each.message()).toList()),
          read.problems().get(0).hint());
    }
    return definition;
  }
}
