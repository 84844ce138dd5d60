package debwright.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Notices as JSON: {@code schema, id, kind, title, text, link, revision}; no key for what is not
 * there.
 */
final class Json {
  static final int SCHEMA = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode of(Notice notice) {
    ObjectNode node =
        object()
            .put("schema", SCHEMA)
            .put("id", notice.id())
            .put("kind", notice.kind())
            .put("title", notice.title())
            .put("text", notice.text());
    notice.link().ifPresent(link -> node.put("link", link.toString()));
    notice.revision().ifPresent(revision -> node.put("revision", revision));
    return node;
  }

  static Notice notice(JsonNode node) {
    return new Notice(
        node.path("kind").asText(),
        node.path("title").asText(),
        node.path("text").asText(),
        optional(node, "link").map(URI::create),
        optional(node, "revision"),
        node.path("id").asText());
  }

  private static Optional<String> optional(JsonNode node, String key) {
    return Optional.of(node.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  static JsonNode read(byte[] bytes) throws IOException {
    return MAPPER.readTree(bytes);
  }
}
