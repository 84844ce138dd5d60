package debwright.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line that the harness sends: a flat JSON object of texts. Fields that are not known are
 * ignored, as younger harnesses may send more.
 *
 * @param fields by name
 */
record Request(Map<String, String> fields) {
  private static final JsonFactory JSON = new JsonFactory();

  Request {
    fields = Map.copyOf(fields);
  }

  static Request parse(String line) throws RequestException {
    Map<String, String> fields = new TreeMap<>();
    try (JsonParser in = JSON.createParser(line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new RequestException("a JSON object was expected, found: " + shortened(line));
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          fields.put(name, in.getText());
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new RequestException("no JSON: " + shortened(line));
    }
    return new Request(fields);
  }

  private static String shortened(String line) {
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  String required(String name) throws RequestException {
    String value = fields.get(name);
    if (value == null) {
      throw new RequestException("the field \"%s\" is missing".formatted(name));
    }
    return value;
  }

  String optional(String name, String otherwise) {
    return fields.getOrDefault(name, otherwise);
  }
}
