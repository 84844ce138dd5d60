package debwright.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.text.JsonFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request says, of a form or of a JSON document. */
record Fields(Map<String, String> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Fields {
    values = Map.copyOf(values);
  }

  /** Those of a form as browsers send it; of two of one name the first. */
  static Fields form(String text) throws WebException {
    Map<String, String> values = new HashMap<>();
    try {
      for (String pair : List.of(text.split("&", -1))) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw wrong("expected a form: " + e.getMessage());
    }
    return new Fields(values);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** Those of a JSON object of strings; no text is an empty one. */
  static Fields json(String text) throws WebException {
    if (text.isBlank()) {
      return new Fields(Map.of());
    }
    try {
      JsonNode root = JSON.readTree(text);
      if (!root.isObject()) {
        throw wrong("expected a JSON object");
      }
      Map<String, String> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> field : root.properties()) {
        if (field.getValue().isContainerNode()) {
          throw wrong("'%s': expected a string".formatted(field.getKey()));
        }
        if (!field.getValue().isNull()) {
          values.put(field.getKey(), field.getValue().asText());
        }
      }
      return new Fields(values);
    } catch (JsonProcessingException e) {
      throw wrong("expected JSON: " + JsonFault.told(e));
    }
  }

  private static WebException wrong(String what) {
    return new WebException(400, "the request's body: " + what, "");
  }

  String any(String name) {
    return values.getOrDefault(name, "");
  }

  Optional<String> find(String name) {
    return Optional.of(any(name)).filter(value -> !value.isEmpty());
  }

  String needed(String name) throws WebException {
    return find(name)
        .orElseThrow(() -> new WebException(400, "'%s' is missing".formatted(name), ""));
  }

  /** Whether it says {@code true}; anything but that and {@code false} is refused. */
  boolean truth(String name) throws WebException {
    String value = needed(name);
    if (!value.equals("true") && !value.equals("false")) {
      throw new WebException(
          400, "'%s': expected true or false, found '%s'".formatted(name, value), "");
    }
    return value.equals("true");
  }

  /** One of an enum's constants by its text form. */
  <E extends Enum<E>> E constant(String name, Class<E> type) throws WebException {
    String value = needed(name);
    for (E each : List.of(type.getEnumConstants())) {
      if (each.toString().equals(value)) {
        return each;
      }
    }
    throw new WebException(
        400,
        "'%s': expected one of %s, found '%s'"
            .formatted(name, List.of(type.getEnumConstants()), value),
        "");
  }
}
