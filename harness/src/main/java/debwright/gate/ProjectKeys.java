package debwright.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import debwright.plan.Suggestion;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the keys of a project file, with the lines that they stand on. */
final class ProjectKeys {
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "",
              Set.of(
                  "trunk",
                  "engine",
                  "corpora",
                  "baseline",
                  "runs",
                  "done",
                  "waivers",
                  "backlog",
                  "speed",
                  "review",
                  "landing",
                  "environments",
                  "dependents",
                  "upstreams",
                  "forge",
                  "notify"),
          "runs", Set.of("folder", "ref", "repository"),
          "engine", Set.of("paths", "build", "worker", "classes"),
          "speed", Set.of("allocated", "read", "lookups", "steps"));

  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final YAMLParser parser;
  private final String where;
  private final Deque<String> inside = new ArrayDeque<>();
  private final List<ProjectFileException.Problem> problems = new ArrayList<>();

  private ProjectKeys(YAMLParser parser, String where) {
    this.parser = parser;
    this.where = where;
  }

  /** What is wrong with the keys, in the order of lines. */
  static List<ProjectFileException.Problem> check(String text, String where)
      throws ProjectFileException {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new ProjectKeys(parser, where).check();
    } catch (JsonProcessingException e) {
      throw new ProjectFileException(List.of(broken(e, where)));
    } catch (IOException e) {
      throw new IllegalStateException("a string is read without input or output", e);
    }
  }

  /** A file that is no YAML. */
  static ProjectFileException.Problem broken(JsonProcessingException e, String where) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    return new ProjectFileException.Problem(where + ":" + line + ": no good YAML: " + first, "");
  }

  private List<ProjectFileException.Problem> check() throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.FIELD_NAME) {
        field(String.join(".", inside), parser.currentName());
      } else if (token == JsonToken.END_OBJECT && !inside.isEmpty()) {
        inside.removeLast();
      }
    }
    return problems;
  }

  /** Goes into a section of known keys; what a list or a later section holds is passed over. */
  private void field(String section, String key) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    checkKey(section, key, line);
    JsonToken value = parser.nextToken();
    if (section.isEmpty() && value == JsonToken.START_OBJECT && KNOWN.containsKey(key)) {
      inside.addLast(key);
    } else {
      parser.skipChildren();
    }
  }

  private void checkKey(String section, String key, int line) {
    Set<String> known = KNOWN.getOrDefault(section, Set.of());
    if (known.contains(key)) {
      return;
    }
    String in = section.isEmpty() ? "" : " in " + section;
    problem(line, "unknown key '" + key + "'" + in, meant(key, known));
  }

  private void problem(int line, String what, String hint) {
    problems.add(new ProjectFileException.Problem(where + ":" + line + ": " + what, hint));
  }

  private static String meant(String key, Collection<String> known) {
    List<String> words = known.stream().sorted().toList();
    return Suggestion.nearest(key, words)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse("known are: " + String.join(", ", words));
  }
}
