package debwright.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.text.JsonFault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An event's JSON: {@code {"schema":1,"id":…,"time":…,"kind":…,"author":…,"fields":{…}}} on one
 * line. The id is made of all of it but the id itself, so that what was changed is found out.
 */
final class EventText {
  private static final int ID = 32;
  private static final String ID_FIELD = "\"id\":\"";
  private static final String HINT = "an event is never changed by hand; fetch the ledger again";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String where;
  private final String text;

  private EventText(String where, String text) {
    this.where = where;
    this.text = text;
  }

  static String id(Event event) {
    return digest(write(event));
  }

  static String write(Event event) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("schema", event.schema());
      out.writeStringField("id", event.id());
      out.writeStringField("time", MicroTime.format(event.time()));
      out.writeStringField("kind", event.kind());
      out.writeStringField("author", event.author());
      out.writeObjectFieldStart("fields");
      for (Map.Entry<String, String> field : event.fields().entrySet()) {
        out.writeStringField(field.getKey(), field.getValue());
      }
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string is written without input or output", e);
    }
    return text + "\n";
  }

  private static String digest(String text) {
    int start = text.indexOf(ID_FIELD);
    int end = start < 0 ? -1 : text.indexOf("\",", start + ID_FIELD.length());
    String content = end < 0 ? text : text.substring(0, start) + text.substring(end + 2);
    return DigestUtils.sha256Hex(content).substring(0, ID);
  }

  /**
   * Reads what {@link #write} made, by this version or a later one.
   *
   * @param where names it in messages
   * @throws LedgerException it is not as it should be
   */
  static Event read(String where, String text) throws LedgerException {
    return new EventText(where, text).read();
  }

  private Event read() throws LedgerException {
    JsonNode root = tree();
    int schema = root.path("schema").asInt();
    if (schema < 1) {
      throw wrong("a schema of 1 or more", root.path("schema").toString());
    }
    String id = string(root, "id");
    String actual = digest(text);
    if (!id.equals(actual)) {
      throw wrong("content of id " + id, "content of id " + actual);
    }
    return new Event(
        schema, id, time(root), string(root, "kind"), string(root, "author"), fields(root));
  }

  private JsonNode tree() throws LedgerException {
    try {
      JsonNode root = JSON.readTree(text);
      if (!root.isObject()) {
        throw wrong("a JSON object", root.isMissingNode() ? "nothing" : root.toString());
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new LedgerException(where + ": expected JSON: " + JsonFault.told(e), HINT, e);
    }
  }

  private Instant time(JsonNode root) throws LedgerException {
    String time = string(root, "time");
    try {
      return MicroTime.parse(time);
    } catch (DateTimeException e) {
      throw new LedgerException(
          "%s: 'time': expected a time in UTC, found '%s'".formatted(where, time), HINT, e);
    }
  }

  private SortedMap<String, String> fields(JsonNode root) throws LedgerException {
    JsonNode fields = root.path("fields");
    if (!fields.isObject()) {
      throw wrong("an object 'fields'", fields.toString());
    }
    SortedMap<String, String> values = new TreeMap<>();
    fields
        .properties()
        .forEach(
            field ->
                values.put(
                    field.getKey(),
                    field.getValue().isTextual()
                        ? field.getValue().asText()
                        : field.getValue().toString()));
    return values;
  }

  private String string(JsonNode root, String key) throws LedgerException {
    JsonNode value = root.path(key);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw wrong("a string '" + key + "'", value.isMissingNode() ? "none" : value.toString());
    }
    return value.asText();
  }

  private LedgerException wrong(String expected, String found) {
    return new LedgerException("%s: expected %s, found %s".formatted(where, expected, found), HINT);
  }
}
