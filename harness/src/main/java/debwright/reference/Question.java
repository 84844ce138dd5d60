package debwright.reference;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.plan.Outcome;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What the harness asks. Other fields of the protocol are ignored: the tool has no strategies and
 * modes, and the root is its index.
 *
 * @param id what the answer must repeat; empty where there is none
 */
record Question(String id, JsonNode fields) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Reads a line; what is no question has no field. */
  static Question parse(String line) {
    JsonNode fields;
    try {
      fields = JSON.readTree(line);
    } catch (IOException e) {
      fields = JSON.missingNode();
    }
    return new Question(fields.path("id").asText(""), fields);
  }

  Path path() throws RefusedException {
    try {
      return Path.of(field("path"));
    } catch (InvalidPathException e) {
      throw wrong("a path, found: " + e.getMessage());
    }
  }

  String release() throws RefusedException {
    return field("release");
  }

  String architecture() throws RefusedException {
    return field("architecture");
  }

  /** Whose rules; the release's own where that is not said. */
  String dpkg(String own) {
    return fields.path("dpkg").asText(own);
  }

  private String field(String name) throws RefusedException {
    JsonNode value = fields.path(name);
    if (!value.isTextual()) {
      throw wrong("a JSON object with the text \"" + name + "\"");
    }
    return value.textValue();
  }

  private static RefusedException wrong(String expected) {
    return new RefusedException(Outcome.EXCEPTION, "request: expected " + expected);
  }
}
