package debwright.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A worker's first line.
 *
 * @param indexFormats the formats of index files that it reads
 */
record Hello(List<String> indexFormats) {
  private static final int PROTOCOL = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  Hello {
    indexFormats = List.copyOf(indexFormats);
  }

  /**
   * Reads the line.
   *
   * @throws ProtocolException where it is no hello of a protocol that is known here
   */
  static Hello parse(String line) throws ProtocolException {
    JsonNode hello = tree(line);
    int protocol = hello.path("protocol").asInt(0);
    if (protocol != PROTOCOL) {
      throw new ProtocolException(
          "expected \"protocol\":1 in its first line, found " + shown(line));
    }
    List<String> formats = new ArrayList<>();
    hello.path("indexFormats").forEach(format -> formats.add(format.asText()));
    return new Hello(formats);
  }

  private static JsonNode tree(String line) throws ProtocolException {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new ProtocolException("expected a hello line in JSON, found " + shown(line), e);
    }
  }

  private static String shown(String line) {
    return Words.quoted(line);
  }
}
