package debwright.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.ReleasePlan.ObjectPlan;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A plan as JSON; it only grows. */
public final class PlanJson {
  /** The number in {@code "schema"}. */
  public static final int SCHEMA = 1;

  /** The mode that says what the dynamic linker does. */
  static final String LOADER = "loader";

  private static final JsonFactory JSON = new JsonFactory();

  private PlanJson() {}

  /** On one line. */
  public static String text(Plan plan) {
    return text(plan, plan.matrix());
  }

  /** On one line, with where it works. */
  public static String text(Plan plan, Matrix matrix) {
    return text(plan, Optional.of(matrix));
  }

  private static String text(Plan plan, Optional<Matrix> matrix) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(plan, matrix, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  /** As one object. */
  public static void write(Plan plan, JsonGenerator out) throws IOException {
    write(plan, plan.matrix(), out);
  }

  private static void write(Plan plan, Optional<Matrix> matrix, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema", SCHEMA);
    out.writeObjectFieldStart("app");
    out.writeStringField("name", plan.app().name());
    out.writeStringField("format", plan.app().format());
    out.writeNumberField("files", plan.app().files());
    out.writeNumberField("objects", plan.app().objects());
    out.writeEndObject();
    array(out, "releases", plan.releases(), PlanJson::release);
    if (plan.portable().isPresent()) {
      portable(out, plan.portable().get());
    }
    if (matrix.isPresent()) {
      matrix(out, matrix.get());
    }
    out.writeEndObject();
  }

  private static void portable(JsonGenerator out, PortablePlan portable) throws IOException {
    out.writeObjectFieldStart("portable");
    field(out, "depends", portable.depends());
    texts(out, "releases", portable.releases());
    field(out, "outcome", portable.outcome().code());
    field(out, "reason", portable.reason());
    out.writeEndObject();
  }

  private static void matrix(JsonGenerator out, Matrix matrix) throws IOException {
    out.writeObjectFieldStart("matrix");
    array(out, "cells", matrix.cells(), PlanJson::cell);
    array(out, "lowest", matrix.lowest(), PlanJson::place);
    out.writeEndObject();
  }

  private static void cell(JsonGenerator out, Matrix.Cell cell) throws IOException {
    place(out, cell.place());
    field(out, "state", cell.state().code());
    field(out, "outcome", cell.outcome().code());
    field(out, "reason", cell.reason());
  }

  private static void place(JsonGenerator out, Matrix.Place place) throws IOException {
    field(out, "release", place.release());
    field(out, "architecture", place.architecture());
  }

  private static void release(JsonGenerator out, ReleasePlan plan) throws IOException {
    Target target = plan.target();
    field(out, "release", target.release());
    field(out, "architecture", target.architecture());
    field(out, "mode", target.mode());
    field(out, "dpkg", target.dpkg());
    field(out, "strategy", target.strategy());
    field(out, "index", plan.index());
    field(out, "outcome", plan.outcome().code());
    field(out, "reason", plan.reason());
    field(out, "fingerprint", plan.fingerprint());
    field(out, "depends", plan.depends());
    array(out, "relations", plan.relations(), PlanJson::relation);
    array(out, "objects", plan.objects(), PlanJson::object);
    array(out, "missing", plan.missing(), PlanJson::missing);
    texts(out, "warnings", plan.warnings());
    if (target.mode().equals(LOADER)) {
      LoadingJson.write(out, plan.loading());
    }
    some(out, "recommends", plan.recommends(), PlanJson::relation);
    some(out, "suggests", plan.suggests(), PlanJson::relation);
  }

  private static void relation(JsonGenerator out, PlannedRelation relation) throws IOException {
    field(out, "relation", relation.relation());
    array(out, "evidence", relation.evidence(), PlanJson::evidence);
  }

  private static void evidence(JsonGenerator out, Evidence evidence) throws IOException {
    field(out, "object", evidence.object());
    field(out, "library", evidence.library());
    field(out, "source", evidence.source());
    field(out, "symbol", evidence.symbol());
    field(out, "version", evidence.version());
    if (!evidence.detail().isEmpty()) {
      field(out, "detail", evidence.detail());
    }
  }

  private static void object(JsonGenerator out, ObjectPlan object) throws IOException {
    field(out, "path", object.path());
    array(out, "needed", object.needed(), PlanJson::needed);
  }

  private static void needed(JsonGenerator out, NeededLibrary needed) throws IOException {
    field(out, "soname", needed.soname());
    field(out, "provider", needed.provider());
    field(out, "path", needed.path());
    field(out, "package", needed.packageName());
    if (!needed.confidence().equals("exact")) {
      field(out, "confidence", needed.confidence());
    }
  }

  private static void missing(JsonGenerator out, MissingLibrary missing) throws IOException {
    field(out, "soname", missing.soname());
    field(out, "object", missing.object());
  }

  static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  static void field(JsonGenerator out, String name, String value) throws IOException {
    out.writeStringField(name, value);
  }

  interface Part<T> {
    void write(JsonGenerator out, T part) throws IOException;
  }

  static <T> void array(JsonGenerator out, String name, List<T> parts, Part<T> writer)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (T part : parts) {
      out.writeStartObject();
      writer.write(out, part);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  // What most apps have nothing of is written only where there is something.
  static <T> void some(JsonGenerator out, String name, List<T> parts, Part<T> writer)
      throws IOException {
    if (!parts.isEmpty()) {
      array(out, name, parts, writer);
    }
  }
}
