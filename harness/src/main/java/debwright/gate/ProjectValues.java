package debwright.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of a project file; those of another kind than expected are noted as problems. */
record ProjectValues(JsonNode root, String where, List<ProjectFileException.Problem> problems) {

  Optional<String> text(String key) {
    JsonNode value = root.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      unexpected(key, "one value");
    }
    return Optional.of(value.asText());
  }

  /** A commit's whole id. */
  Optional<String> commit(String key) {
    Optional<String> value = text(key);
    if (value.isPresent() && root.path(key).isValueNode() && !ProjectFile.isCommit(value.get())) {
      unexpected(key, "a commit's 40 hex digits", "git rev-parse NAME prints them");
    }
    return value;
  }

  /** A list, which may be empty or missing. */
  List<String> texts(String key) {
    JsonNode value = root.path(key);
    boolean list = value.isArray() || value.isMissingNode() || value.isNull();
    if (!list) {
      unexpected(key, "a list such as [bookworm]");
    }
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private void unexpected(String key, String expected) {
    unexpected(key, expected, "");
  }

  private void unexpected(String key, String expected, String hint) {
    String found = root.path(key).toString();
    problems.add(
        new ProjectFileException.Problem(
            where + ": '" + key + "': expected " + expected + ", found " + found, hint));
  }
}
