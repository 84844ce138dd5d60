package debwright.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.debian.Dependencies;
import debwright.plan.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is said to an engine, and what any engine may say. */
public final class Conversation {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lines that are no questions. */
  public static final List<String> NONSENSE =
      List.of(
          "hello",
          "[]",
          "7",
          "{\"id\":\"cut",
          "{}",
          "{\"id\":\"1\",\"path\":7,\"release\":[],\"architecture\":null}",
          "{\"id\":\"2\",\"path\":\"\\u0000\",\"release\":\"debian:12\",\"architecture\":\"amd64\"}");

  private Conversation() {}

  /** A question as the harness puts it. */
  public static ObjectNode question(String id, Path path, String release, String architecture) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("path", path.toString())
        .put("release", release)
        .put("architecture", architecture)
        .put("mode", "exact")
        .put("strategy", "symbols")
        .put("index", "/nowhere");
  }

  /** As what the engine reads. */
  public static byte[] lines(List<?> questions) {
    StringBuilder text = new StringBuilder();
    questions.forEach(question -> text.append(question).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  /**
   * The answers, when the hello and each of them are what the protocol says, and nothing else is.
   */
  public static List<JsonNode> answers(String out, int questions) throws Exception {
    List<String> lines = out.lines().toList();
    assertThat(lines).as("a hello, and a line for each question").hasSize(questions + 1);
    JsonNode hello = JSON.readTree(lines.get(0));
    assertThat(hello.path("protocol").asInt()).as("protocol of the hello").isEqualTo(1);
    assertThat(hello.path("engine").asText()).as("engine of the hello").isNotEmpty();
    assertThat(hello.path("indexFormats").isArray()).as("indexFormats of the hello").isTrue();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      JsonNode answer = JSON.readTree(line);
      String code = answer.path("outcome").asText();
      assertThat(Outcome.ofCode(code)).as("the outcome of " + line).isPresent();
      assertThat(answer.path("id").isTextual()).as("an id in " + line).isTrue();
      Dependencies.parse(answer.path("depends").asText());
      answers.add(answer);
    }
    return answers;
  }
}
