package debwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** JSON documents about trunk: one object, whose first field is its schema. */
final class TrunkJson {
  private TrunkJson() {}

  /** Fields of an object. */
  interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  /** The document, on one line. */
  static String document(Fields fields) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("schema", 1);
      fields.write(out);
      out.writeEndObject();
    }
    return text + "\n";
  }

  static void strings(JsonGenerator out, String name, List<String> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }

  /** Null where it is empty. */
  static void string(JsonGenerator out, String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      out.writeStringField(name, value.get());
    } else {
      out.writeNullField(name);
    }
  }
}
