package debwright.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.plan.Outcome;
import java.io.IOException;

/** Reads a worker's answer; what it says is never trusted to be well formed. */
final class AnswerLine {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private AnswerLine() {}

  /**
   * The answer to a question.
   *
   * @param id the question's
   * @param elapsedMs how long the harness waited; stands in where the worker tells no duration
   * @throws ProtocolException no JSON, another id, no proper Depends, or an outcome that is not a
   *     worker's to give
   */
  static Answer parse(String line, String id, long elapsedMs) throws ProtocolException {
    JsonNode answer = tree(line);
    expectId(answer, id);
    Outcome outcome = outcome(answer);
    expectRelations(text(answer, "depends"));
    String reason = Words.oneLine(text(answer, "reason"));
    String told = Words.oneLine(text(answer, "fingerprint"));
    return new Answer(
        outcome,
        reason,
        told.isEmpty() ? Words.fingerprint(reason) : told,
        Words.unbroken(text(answer, "depends")),
        Math.max(0, answer.path("objects").asInt(0)),
        plan(answer),
        answer.path("duration_ms").asLong(elapsedMs),
        answer.path("cpu_ms").asLong(0));
  }

  private static JsonNode tree(String line) throws ProtocolException {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new ProtocolException("answered no JSON: " + Words.quoted(line), e);
    }
  }

  private static void expectId(JsonNode answer, String id) throws ProtocolException {
    String found = text(answer, "id");
    if (!found.equals(id)) {
      throw new ProtocolException(
          "answered for another id: expected '" + id + "', found '" + Words.oneLine(found) + "'");
    }
  }

  private static void expectRelations(String depends) throws ProtocolException {
    try {
      Dependencies.parse(depends);
    } catch (DebianSyntaxException e) {
      throw new ProtocolException(
          "answered no proper Depends: " + Words.oneLine(String.valueOf(e.getMessage())), e);
    }
  }

  private static Outcome outcome(JsonNode answer) throws ProtocolException {
    String code = text(answer, "outcome");
    return Outcome.ofCode(code)
        .filter(outcome -> outcome.kind() != Outcome.Kind.NOT_RUN)
        .orElseThrow(
            () ->
                new ProtocolException("answered an unknown outcome '" + Words.oneLine(code) + "'"));
  }

  private static String text(JsonNode answer, String field) {
    JsonNode value = answer.path(field);
    return value.isTextual() ? value.textValue() : "";
  }

  private static String plan(JsonNode answer) {
    JsonNode plan = answer.path("plan");
    return plan.isMissingNode() || plan.isNull() ? "" : plan.toString();
  }
}
