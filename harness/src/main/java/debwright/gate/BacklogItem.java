package debwright.gate;

import debwright.done.Definition;
import debwright.yaml.YamlFile;
import debwright.yaml.YamlMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of work that somebody wants done: {@code ID.yaml} in the backlog's folder, with {@code
 * title}, {@code why}, {@code assumptions} and {@code done}, which lists criteria; {@code tasks}
 * and {@code state} are for people.
 *
 * @param id the file's name without its end
 * @param title one line
 * @param definition why, what is assumed, and when it is done
 * @param tasks what there is to do, for people
 * @param state what people say of it, {@code open} unless they do
 */
public record BacklogItem(
    String id, String title, Definition definition, List<String> tasks, String state) {
  private static final List<String> KEYS =
      List.of("title", "why", "assumptions", "done", "tasks", "state");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public BacklogItem {
    tasks = List.copyOf(tasks);
  }

  /** Whether an item can be called so. */
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /**
   * Reads a text.
   *
   * @param where names the file in messages
   * @throws GateException it is not as it should be
   */
  public static BacklogItem parse(String id, String text, String where) throws GateException {
    YamlFile read = YamlFile.parse(text, where);
    YamlMap map = read.map();
    map.expectOnly(KEYS);
    String title = map.needed("title");
    Definition definition = DefinitionReader.read(map, id + ", " + title, "done");
    if (definition.criteria().isEmpty()) {
      map.problem("an item has criteria under 'done'", "such as - regressions: none");
    }
    List<String> tasks = map.texts("tasks");
    String state = map.text("state").orElse("open");
    if (!read.problems().isEmpty()) {
      throw new GateException(
          String.join("\n", read.problems().stream().map(each -> each.message()).toList()),
          read.problems().get(0).hint());
    }
    return new BacklogItem(id, title, definition, tasks, state);
  }
}
