package debwright.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import debwright.plan.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A line of {@code results.jsonl}: everything that is known of one result.
 *
 * <p>The plan is another program's text and must come back to the byte, since its digest is of that
 * text: an object on one line stands in the line as it is, anything else as a JSON string.
 */
final class ResultLine {
  private static final ObjectReader VALUE =
      JsonText.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ResultLine() {}

  static String write(ItemResult r) {
    ObjectNode json = JsonText.document(1);
    json.put("item", r.key().item());
    json.put("release", r.key().release());
    json.put("architecture", r.key().architecture());
    json.put("input_digest", r.inputDigest());
    json.put("tier", r.tier());
    json.put("outcome", r.outcome().code());
    json.put("reason", r.reason());
    json.put("fingerprint", r.fingerprint());
    json.put("depends", r.depends());
    json.put("plan_digest", r.planDigest());
    json.put("objects", r.objects());
    r.score().ifPresent(score -> write(score, json));
    writePlan(r.plan().text(), json);
    return JsonText.line(json);
  }

  private static void write(ItemResult.Score score, ObjectNode json) {
    json.put("label", score.label());
    json.put("expected", score.expected());
    json.put("exact", score.exact());
    score.f1().ifPresent(f1 -> json.put("score", f1));
    score.missing().forEach(json.withArray("missing")::add);
    score.extra().forEach(json.withArray("extra")::add);
  }

  private static void writePlan(String plan, ObjectNode json) {
    if (standsOnItsOwn(plan)) {
      json.putRawValue("plan", new RawValue(plan));
    } else if (!plan.isEmpty()) {
      json.put("plan", plan);
    }
  }

  private static boolean standsOnItsOwn(String plan) {
    if (!plan.startsWith("{") || !plan.endsWith("}") || plan.contains("\n")) {
      return false;
    }
    try (JsonParser parser = JsonText.MAPPER.createParser(plan)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  static ItemResult read(Path file, long number, String line) throws RunFormatException {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    String plan;
    try {
      plan = readInto(json, line);
    } catch (IOException e) {
      throw RunFormatException.at(
          file,
          number,
          "a JSON object was expected, found text cut short or broken: " + firstLine(e));
    }
    JsonFields fields = new JsonFields(file, number, json);
    fields.checkSchema();
    return result(fields, plan);
  }

  // Token by token, as only the parser knows where the plan's own text begins and ends.
  private static String readInto(ObjectNode json, String line) throws IOException {
    String plan = "";
    try (JsonParser parser = JsonText.MAPPER.createParser(line)) {
      expectObject(parser);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_OBJECT && name.equals("plan")) {
          plan = textOfValue(parser, line);
        } else {
          json.set(name, VALUE.readTree(parser));
        }
      }
      expectEnd(parser);
    }
    return json.path("plan").asText(plan);
  }

  private static void expectObject(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no '{' at its start");
    }
  }

  private static void expectEnd(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
      throw new IOException("no '}' at its end");
    }
  }

  private static String textOfValue(JsonParser parser, String line) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    return line.substring(start, (int) parser.currentLocation().getCharOffset());
  }

  private static String firstLine(IOException e) {
    return e instanceof JacksonException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }

  private static ItemResult result(JsonFields f, String plan) throws RunFormatException {
    return new ItemResult(
        new ItemKey(f.text("item"), f.text("release"), f.text("architecture")),
        f.text("input_digest"),
        f.text("tier"),
        outcome(f),
        f.text("reason"),
        f.text("fingerprint"),
        f.text("depends"),
        f.text("plan_digest"),
        objects(f),
        score(f),
        plan);
  }

  private static Outcome outcome(JsonFields f) throws RunFormatException {
    String code = f.text("outcome");
    Optional<Outcome> outcome = Outcome.ofCode(code);
    if (outcome.isEmpty()) {
      throw f.problem("outcome", "a known outcome such as 'ok'", "'" + code + "'");
    }
    return outcome.get();
  }

  private static int objects(JsonFields f) throws RunFormatException {
    int objects = f.integer("objects");
    if (objects < 0) {
      throw f.problem("objects", "a count from 0", Integer.toString(objects));
    }
    return objects;
  }

  private static Optional<ItemResult.Score> score(JsonFields f) throws RunFormatException {
    if (!f.has("label")) {
      return Optional.empty();
    }
    return Optional.of(
        new ItemResult.Score(
            f.text("label"),
            f.text("expected"),
            f.bool("exact"),
            f.has("score") ? OptionalDouble.of(f.number("score")) : OptionalDouble.empty(),
            f.has("missing") ? f.texts("missing") : List.of(),
            f.has("extra") ? f.texts("extra") : List.of()));
  }
}
