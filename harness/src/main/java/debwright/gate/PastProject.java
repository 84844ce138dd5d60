package debwright.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier revision's project file says that a later one is held to. It is read tolerantly:
 * an earlier revision may know other keys, and what it does not say holds nobody.
 *
 * @param corpora the names of its corpora
 * @param baseline 40 hex digits, or empty
 */
record PastProject(List<String> corpora, Optional<String> baseline) {
  private static final YAMLMapper YAML = new YAMLMapper();

  PastProject {
    corpora = List.copyOf(corpora);
  }

  /** What a project file's text says; nothing where that is no YAML. */
  static PastProject parse(String text) {
    try {
      JsonNode root = YAML.readTree(text);
      List<String> corpora = new ArrayList<>();
      root.path("corpora").forEach(name -> corpora.add(name.asText()));
      String baseline = root.path("baseline").asText();
      return new PastProject(corpora, Optional.of(baseline).filter(ProjectFile::isCommit));
    } catch (JsonProcessingException e) {
      return new PastProject(List.of(), Optional.empty());
    }
  }
}
