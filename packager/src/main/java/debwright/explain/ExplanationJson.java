package debwright.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import debwright.explain.ExplainedLibrary.Answer;
import debwright.plan.AppFacts;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.Target;
import debwright.resolve.Trace.Loser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Explanations as JSON; it only grows. */
public final class ExplanationJson {
  /** The number in {@code "schema"}. */
  public static final int SCHEMA = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private ExplanationJson(JsonGenerator out) {
    this.out = out;
  }

  /** On one line: what was explained of an app, a release each. */
  public static String text(AppFacts app, List<Explanation> explanations) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      new ExplanationJson(out).write(app, explanations);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  private void write(AppFacts app, List<Explanation> explanations) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema", SCHEMA);
    out.writeObjectFieldStart("app");
    field("name", app.name());
    field("format", app.format());
    out.writeNumberField("files", app.files());
    out.writeNumberField("objects", app.objects());
    out.writeEndObject();
    array("releases", explanations, this::release);
    out.writeEndObject();
  }

  private void release(Explanation explanation) throws IOException {
    Target target = explanation.plan().target();
    field("release", target.release());
    field("architecture", target.architecture());
    field("mode", target.mode());
    field("dpkg", target.dpkg());
    field("strategy", target.strategy());
    field("index", explanation.plan().index());
    field("outcome", explanation.plan().outcome().code());
    field("refusal", explanation.refusal().map(Refusal::reason).orElse(""));
    field("hint", explanation.refusal().map(Refusal::hint).orElse(""));
    array("libraries", explanation.libraries(), this::library);
    array("relations", explanation.relations(), this::relation);
  }

  private void library(ExplainedLibrary library) throws IOException {
    field("soname", library.soname());
    array("answers", library.answers(), this::answer);
  }

  private void answer(Answer answer) throws IOException {
    NeededLibrary taken = answer.library();
    texts("objects", answer.objects());
    field("provider", taken.provider());
    field("path", taken.path());
    field("package", taken.packageName());
    field("confidence", taken.confidence());
    field("because", answer.because().code());
    field("why", answer.why());
    field("source", answer.source());
    field("says", answer.says());
    texts("folders", answer.folders());
    array("notTaken", answer.losers(), this::loser);
    texts("similar", answer.similar());
  }

  private void loser(Loser loser) throws IOException {
    field("path", loser.path());
    field("package", loser.packageName());
    field("confidence", loser.confidence());
    field("because", loser.loss().code());
    field("why", loser.detail());
  }

  private void relation(ExplainedRelation relation) throws IOException {
    field("relation", relation.relation());
    field("template", relation.template());
    out.writeBooleanField("excluded", relation.excluded());
    array("decisive", relation.decisive(), this::evidence);
    array("others", relation.others(), this::evidence);
  }

  private void evidence(Evidence evidence) throws IOException {
    field("object", evidence.object());
    field("library", evidence.library());
    field("source", evidence.source());
    field("symbol", evidence.symbol());
    field("version", evidence.version());
  }

  private void field(String name, String value) throws IOException {
    out.writeStringField(name, value);
  }

  private void texts(String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private interface Part<T> {
    void write(T part) throws IOException;
  }

  private <T> void array(String name, List<T> parts, Part<T> writer) throws IOException {
    out.writeArrayFieldStart(name);
    for (T part : parts) {
      out.writeStartObject();
      writer.write(part);
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
