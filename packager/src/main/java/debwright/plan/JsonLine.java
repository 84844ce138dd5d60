package debwright.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON document on one line, written from its first field to its last. */
public final class JsonLine {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private JsonLine(JsonGenerator out) {
    this.out = out;
  }

  /** Writes the fields of one object. */
  public interface Part<T> {
    /** Writes those of a value. */
    void write(T value) throws IOException;
  }

  /** The document that something writes the fields of. */
  public static String of(Part<JsonLine> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      fields.write(new JsonLine(out));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  public void field(String name, String value) throws IOException {
    out.writeStringField(name, value);
  }

  public void field(String name, int value) throws IOException {
    out.writeNumberField(name, value);
  }

  public void field(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
  }

  /** An array of texts. */
  public void texts(String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  /** An array of objects. */
  public <T> void array(String name, List<T> values, Part<T> part) throws IOException {
    out.writeArrayFieldStart(name);
    for (T value : values) {
      out.writeStartObject();
      part.write(value);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** An object. */
  public <T> void object(String name, T value, Part<T> part) throws IOException {
    out.writeObjectFieldStart(name);
    part.write(value);
    out.writeEndObject();
  }
}
