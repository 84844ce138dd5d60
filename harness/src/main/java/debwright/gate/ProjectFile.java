package debwright.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import debwright.done.Definition;
import debwright.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a repository says of itself in {@code debwright.yaml}. Its {@code engine} section is read
 * from each revision's own file by {@link debwright.trunk.EngineConfig}; here only its keys are
 * checked.
 *
 * @param trunk the branch that revisions land on, {@code main} unless named
 * @param corpora what the gate runs, names or files
 * @param baseline the commit to compare with where nothing else is known, 40 hex digits: a name or
 *     a beginning could come to mean another one
 * @param done when the project's work is done, as far as results tell
 * @param waivers the file of waivers, from the repository's root
 * @param backlog the folder of backlog items, from the repository's root, {@code backlog} unless
 *     named
 */
public record ProjectFile(
    String trunk,
    List<String> corpora,
    Optional<String> baseline,
    Optional<Definition> done,
    Optional<String> waivers,
    String backlog) {
  /** Its name, at the repository's root. */
  public static final String NAME = "debwright.yaml";

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  public ProjectFile {
    corpora = List.copyOf(corpora);
  }

  /**
   * Reads the file of a repository.
   *
   * @param root of the repository's tree
   * @throws ProjectFileException it is missing or not as it should be
   */
  public static ProjectFile read(Path root) throws IOException, ProjectFileException {
    Path file = root.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new ProjectFileException(
          List.of(
              new ProjectFileException.Problem("no such file: " + file, "it names the engine")));
    }
    return parse(Files.readString(file), file.toString());
  }

  /**
   * Reads a text.
   *
   * @param where names the file in messages
   * @throws ProjectFileException no YAML, an unknown key, or a value of another kind
   */
  public static ProjectFile parse(String text, String where) throws ProjectFileException {
    List<ProjectFileException.Problem> problems = new ArrayList<>(ProjectKeys.check(text, where));
    JsonNode root = tree(text, where);
    if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
      String expected = where + ":1: expected keys and values, found " + root;
      problems.add(new ProjectFileException.Problem(expected, ""));
    }
    ProjectValues values = new ProjectValues(root, where, problems);
    ProjectFile file =
        new ProjectFile(
            values.text("trunk").orElse("main"),
            values.texts("corpora"),
            values.commit("baseline"),
            root.isObject() ? done(text, where, problems) : Optional.empty(),
            values.text("waivers"),
            values.text("backlog").orElse("backlog"));
    if (!problems.isEmpty()) {
      throw new ProjectFileException(problems);
    }
    return file;
  }

  private static Optional<Definition> done(
      String text, String where, List<ProjectFileException.Problem> problems) {
    YamlFile file = YamlFile.parse(text, where);
    Optional<Definition> done = DefinitionReader.read(file.map(), "the project");
    file.problems().stream()
        .map(each -> new ProjectFileException.Problem(each.message(), each.hint()))
        .filter(
            each -> problems.stream().noneMatch(known -> known.message().equals(each.message())))
        .forEach(problems::add);
    return done;
  }

  static boolean isCommit(String value) {
    return COMMIT.matcher(value).matches();
  }

  private static JsonNode tree(String text, String where) throws ProjectFileException {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ProjectFileException(List.of(ProjectKeys.broken(e, where)));
    }
  }
}
