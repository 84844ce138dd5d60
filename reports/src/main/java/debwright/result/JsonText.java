package debwright.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON documents as text: the same bytes for the same document on every system. */
public final class JsonText {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private JsonText() {}

  /** An empty document with its {@code "schema"}. */
  public static ObjectNode document(int schema) {
    return MAPPER.createObjectNode().put("schema", schema);
  }

  /** An empty document whose format is another's, and so has no {@code "schema"} of ours. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Over several lines, for people, with a line end. */
  public static String pretty(JsonNode document) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(INDENT);
    printer.indentArraysWith(INDENT);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  /** On one line, without a line end. */
  public static String line(JsonNode document) {
    return document.toString();
  }
}
