package debwright.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import debwright.plan.JsonValue.Field;
import debwright.plan.JsonValue.Fields;
import debwright.plan.JsonValue.Items;
import debwright.plan.JsonValue.Text;
import debwright.plan.JsonValue.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a JSON text to values that know their lines. */
final class JsonTree {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws JsonProcessingException when it is no JSON, or more than one value
   */
  static JsonValue read(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      JsonValue value = new JsonTree(parser).value();
      if (parser.nextToken() != null) {
        throw new com.fasterxml.jackson.core.JsonParseException(
            parser, "the end was expected, found more");
      }
      return value;
    }
  }

  private JsonValue value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return new Word(line(), "nothing");
    }
    return switch (token) {
      case START_OBJECT -> fields();
      case START_ARRAY -> items();
      case VALUE_STRING -> new Text(line(), parser.getText());
      default -> new Word(line(), parser.getText());
    };
  }

  private JsonValue fields() throws IOException {
    int start = line();
    List<Field> fields = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int line = line();
      String key = parser.currentName();
      parser.nextToken();
      fields.add(new Field(line, key, value()));
    }
    return new Fields(start, fields);
  }

  private JsonValue items() throws IOException {
    int start = line();
    List<JsonValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return new Items(start, values);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
