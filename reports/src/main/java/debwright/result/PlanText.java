package debwright.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The text of a plan, compressed while nobody reads it: of a large corpus there are tens of
 * thousands, and each says much the same thing over and over.
 */
public final class PlanText {
  /** That of an item without one. */
  public static final PlanText NONE = of("");

  private static final int CHUNK = 1 << 12;

  private final byte[] packed;
  private final int length;

  private PlanText(byte[] packed, int length) {
    this.packed = packed;
    this.length = length;
  }

  /** Of JSON text on one line, or of an empty one. */
  @JsonCreator
  public static PlanText of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new PlanText(packed(bytes), bytes.length);
  }

  private static byte[] packed(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** The text as it was. */
  @JsonValue
  public String text() {
    Inflater inflater = new Inflater(true);
    try {
      byte[] bytes = new byte[length];
      inflater.setInput(packed);
      int done = 0;
      while (done < length) {
        done += inflater.inflate(bytes, done, length - done);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new IllegalStateException("what was compressed here is always read", e);
    } finally {
      inflater.end();
    }
  }

  /** How many bytes its text has. */
  public int size() {
    return length;
  }

  /** The text as JSON; a missing node where it is not JSON, such as where it is empty. */
  public JsonNode json() {
    try {
      return JsonText.MAPPER.readTree(text());
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  public boolean isEmpty() {
    return length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlanText plan
        && length == plan.length
        && Arrays.equals(packed, plan.packed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(packed);
  }

  @Override
  public String toString() {
    return text();
  }
}
