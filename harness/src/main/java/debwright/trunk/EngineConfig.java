package debwright.trunk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code engine} section of a revision's own project file: how that revision's engine is built
 * and started.
 *
 * @param paths what the engine is made of, from the repository's root; they make its digest
 * @param build the command that builds it, for {@code sh -c} in the root
 * @param worker the command that starts a worker there
 * @param classes the folders that the build makes and workers are made of; none where nothing can
 *     tell two builds apart but their sources
 */
public record EngineConfig(List<String> paths, String build, String worker, List<String> classes) {
  /** The project file's name, at the repository's root. */
  public static final String FILE = "debwright.yaml";

  private static final YAMLMapper YAML = new YAMLMapper();

  public EngineConfig {
    paths = List.copyOf(paths);
    classes = List.copyOf(classes);
  }

  /**
   * Reads the section. Other sections are not looked at: another revision may know other keys.
   *
   * @param where names the file in messages
   * @throws TrunkException no YAML, or no such section in it
   */
  static EngineConfig parse(String yaml, String where) throws TrunkException {
    JsonNode engine = tree(yaml, where).path("engine");
    List<String> paths = new ArrayList<>();
    engine.path("paths").forEach(path -> paths.add(tidy(path.asText())));
    if (paths.isEmpty()) {
      throw new TrunkException(
          where + " names no engine: engine.paths is missing or empty",
          "engine needs paths, build and worker");
    }
    List<String> classes = new ArrayList<>();
    engine.path("classes").forEach(path -> classes.add(tidy(path.asText())));
    return new EngineConfig(
        paths, command(engine, "build", where), command(engine, "worker", where), classes);
  }

  private static JsonNode tree(String yaml, String where) throws TrunkException {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new TrunkException(where + ":" + line + ": no YAML: " + e.getOriginalMessage(), "");
    }
  }

  private static String command(JsonNode engine, String key, String where) throws TrunkException {
    String command = engine.path(key).asText("").strip();
    if (command.isEmpty()) {
      throw new TrunkException(
          where + ": engine." + key + " is missing", "engine needs paths, build and worker");
    }
    return command;
  }

  private static String tidy(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
