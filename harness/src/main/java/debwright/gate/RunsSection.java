package debwright.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import debwright.ledger.RunsPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The section {@code runs} of a project file: {@code folder}, or {@code ref} and {@code
 * repository}. Its keys are checked by {@link ProjectFile} as all others are.
 */
public final class RunsSection {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Never a branch or a tag: runs stay out of trunk's history. */
  private static final Pattern REF =
      Pattern.compile("refs/(?!heads/|tags/|remotes/|debwright/ledger$)[A-Za-z0-9][A-Za-z0-9/_-]*");

  private static final String HINT = "such as runs: {ref: refs/debwright/runs}, or {folder: PATH}";

  private RunsSection() {}

  /**
   * What a project file's text says.
   *
   * @param where names the file in messages
   * @throws ProjectFileException it is not as it should be
   */
  public static RunsPlace parse(String text, String where) throws ProjectFileException {
    JsonNode runs = tree(text, where).path("runs");
    if (runs.isMissingNode() || runs.isNull()) {
      return new RunsPlace.InCache();
    }
    Optional<String> folder = value(runs, "folder");
    Optional<String> ref = value(runs, "ref");
    if (folder.isPresent() == ref.isPresent()) {
      throw problem(where, "expected folder or ref, found " + runs);
    }
    Optional<String> repository = value(runs, "repository");
    if (folder.isPresent()) {
      if (repository.isPresent()) {
        throw problem(where, "'repository' belongs to ref, found folder");
      }
      return new RunsPlace.InFolder(Path.of(folder.get()));
    }
    if (!REF.matcher(ref.get()).matches()) {
      throw problem(where, "'ref': expected a ref that is no branch, found '" + ref.get() + "'");
    }
    return new RunsPlace.OnRef(ref.get(), repository);
  }

  private static Optional<String> value(JsonNode runs, String key) {
    return Optional.of(runs.path(key).asText()).filter(text -> !text.isBlank());
  }

  private static ProjectFileException problem(String where, String what) {
    return new ProjectFileException(
        List.of(new ProjectFileException.Problem(where + ": 'runs': " + what, HINT)));
  }

  private static JsonNode tree(String text, String where) throws ProjectFileException {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ProjectFileException(List.of(ProjectKeys.broken(e, where)));
    }
  }
}
