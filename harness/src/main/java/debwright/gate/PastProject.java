package debwright.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier revision's project file says that a later one is held to. It is read tolerantly:
 * an earlier revision may know other keys, and what it does not say holds nobody.
 *
 * @param trunk the branch that revisions land on
 * @param corpora the names of its corpora
 * @param baseline 40 hex digits, or empty
 */
record PastProject(String trunk, List<String> corpora, Optional<String> baseline) {
  private static final YAMLMapper YAML = new YAMLMapper();

  PastProject {
    corpora = List.copyOf(corpora);
  }

  /** That of a revision; nothing is said where it has no project file. */
  static PastProject at(Trunk repository, Revision revision) throws IOException {
    return parse(repository.text(revision, ProjectFile.NAME).orElse(""));
  }

  /** What a project file's text says; nothing where that is no YAML. */
  static PastProject parse(String text) {
    try {
      JsonNode root = YAML.readTree(text);
      List<String> corpora = new ArrayList<>();
      root.path("corpora").forEach(name -> corpora.add(name.asText()));
      String baseline = root.path("baseline").asText();
      String trunk = root.path("trunk").asText("main");
      return new PastProject(trunk, corpora, Optional.of(baseline).filter(ProjectFile::isCommit));
    } catch (JsonProcessingException e) {
      return new PastProject("main", List.of(), Optional.empty());
    }
  }
}
