package debwright.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import debwright.result.ItemKey;

/**
 * An answer for an item, with what it was asked about and what the worker logged meanwhile.
 *
 * @param inputDigest of the bytes it was given
 */
public record Attempt(ItemKey key, String inputDigest, Answer answer, String log) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING);

  /** Reads what {@link #line} made. */
  public static Attempt of(String line) throws JsonProcessingException {
    return JSON.readValue(line, Attempt.class);
  }

  /** As JSON on one line, without its end. */
  public String line() throws JsonProcessingException {
    return JSON.writeValueAsString(this);
  }

  Attempt withPlan(String plan) {
    return new Attempt(key, inputDigest, answer.withPlan(plan), log);
  }
}
