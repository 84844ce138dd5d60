package debwright.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What the engine says of one request.
 *
 * @param outcome what became of it
 * @param reason one line for a person, or empty text
 * @param fingerprint the reason without paths and numbers, or empty text
 * @param plan where there is one, with one release
 */
record Answer(Outcome outcome, String reason, String fingerprint, Optional<Plan> plan) {
  private static final JsonFactory JSON = new JsonFactory();

  static Answer of(Plan plan) {
    ReleasePlan release = plan.releases().get(0);
    return new Answer(
        release.outcome(), release.reason(), release.fingerprint(), Optional.of(plan));
  }

  static Answer failed(Outcome outcome, String reason) {
    String line = reason.lines().findFirst().orElse("");
    return new Answer(outcome, line, outcome.code(), Optional.empty());
  }

  /** The line that goes back. */
  String line(String id, long durationMs, long cpuMs) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("id", id);
      out.writeStringField("outcome", outcome.code());
      out.writeStringField(
          "depends", plan.map(each -> each.releases().get(0).depends()).orElse(""));
      out.writeStringField("reason", reason);
      if (fingerprint.isEmpty()) {
        out.writeNullField("fingerprint");
      } else {
        out.writeStringField("fingerprint", fingerprint);
      }
      out.writeNumberField("objects", plan.map(each -> each.app().objects()).orElse(0));
      out.writeNumberField("duration_ms", durationMs);
      out.writeNumberField("cpu_ms", cpuMs);
      writePlan(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  private void writePlan(JsonGenerator out) throws IOException {
    if (plan.isPresent()) {
      out.writeFieldName("plan");
      PlanJson.write(plan.get(), out);
    }
  }
}
