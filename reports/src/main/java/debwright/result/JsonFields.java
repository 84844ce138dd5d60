package debwright.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of one JSON object, read strictly: each problem says what and where. */
final class JsonFields {
  private final Path file;
  private final long line;
  private final JsonNode object;

  JsonFields(Path file, long line, JsonNode object) {
    this.file = file;
    this.line = line;
    this.object = object;
  }

  void checkSchema() throws RunFormatException {
    int schema = integer("schema");
    if (schema != 1) {
      throw RunFormatException.in(
          file,
          "schema 1 was expected, found " + schema,
          "another release of Debwright wrote this folder: read it with that one");
    }
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  String text(String name) throws RunFormatException {
    return typed(name, "text", JsonNodeType.STRING).textValue();
  }

  boolean bool(String name) throws RunFormatException {
    return typed(name, "true or false", JsonNodeType.BOOLEAN).booleanValue();
  }

  double number(String name) throws RunFormatException {
    return typed(name, "a number", JsonNodeType.NUMBER).doubleValue();
  }

  int integer(String name) throws RunFormatException {
    JsonNode value = typed(name, "a whole number", JsonNodeType.NUMBER);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw problem(name, "a whole number", value);
    }
    return value.intValue();
  }

  List<String> texts(String name) throws RunFormatException {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : typed(name, "a list of texts", JsonNodeType.ARRAY)) {
      if (!element.isTextual()) {
        throw problem(name, "a list of texts", element);
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  SortedMap<String, String> textMap(String name) throws RunFormatException {
    JsonNode map = typed(name, "an object", JsonNodeType.OBJECT);
    SortedMap<String, String> texts = new TreeMap<>();
    JsonFields fields = new JsonFields(file, line, map);
    for (var entry : map.properties()) {
      texts.put(entry.getKey(), fields.text(entry.getKey()));
    }
    return texts;
  }

  private JsonNode typed(String name, String expected, JsonNodeType type)
      throws RunFormatException {
    JsonNode value = object.path(name);
    if (value.getNodeType() != type) {
      throw problem(name, expected, value);
    }
    return value;
  }

  RunFormatException problem(String name, String expected, JsonNode found) {
    return problem(name, expected, found.isMissingNode() ? "nothing" : found.toString());
  }

  RunFormatException problem(String name, String expected, String found) {
    return RunFormatException.at(
        file, line, "\"%s\": %s was expected, found %s".formatted(name, expected, found));
  }
}
