package debwright.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** {@code run.json}: what went into a run, when and where, and how many results it has. */
final class RunJson {
  private RunJson() {}

  static String write(Run run) {
    ObjectNode json = JsonText.document(1);
    json.put("name", run.name());
    json.put("engine", run.engine());
    json.put("started", run.circumstances().started().toString());
    json.put("ended", run.circumstances().ended().toString());
    json.put("items", run.results().size());
    run.inputs().forEach(json.withObjectProperty("inputs")::put);
    run.circumstances().host().forEach(json.withObjectProperty("host")::put);
    return JsonText.pretty(json);
  }

  static Run read(Path file, String text, List<ItemResult> results, List<Timing> timings)
      throws RunFormatException {
    JsonFields f = fields(file, text);
    f.checkSchema();
    if (f.integer("items") != results.size()) {
      throw f.problem(
          "items", results.size() + ", the lines of results.jsonl,", f.integer("items") + "");
    }
    return new Run(
        f.text("name"), f.text("engine"), f.textMap("inputs"), times(f), results, timings);
  }

  static RunHeading heading(Path file, String text) throws RunFormatException {
    JsonFields f = fields(file, text);
    f.checkSchema();
    return new RunHeading(f.text("name"), f.text("engine"), f.textMap("inputs"), times(f).ended());
  }

  private static JsonFields fields(Path file, String text) throws RunFormatException {
    try {
      JsonNode json = JsonText.MAPPER.readTree(text);
      return new JsonFields(file, 1, json);
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw RunFormatException.at(
          file, line, "a JSON object was expected: " + e.getOriginalMessage());
    }
  }

  private static Circumstances times(JsonFields f) throws RunFormatException {
    Instant started = instant(f, "started");
    Instant ended = instant(f, "ended");
    if (ended.isBefore(started)) {
      throw f.problem("ended", "a time not before " + started, ended.toString());
    }
    return new Circumstances(f.textMap("host"), started, ended);
  }

  private static Instant instant(JsonFields f, String name) throws RunFormatException {
    try {
      return Instant.parse(f.text(name));
    } catch (DateTimeException e) {
      throw f.problem(name, "a time such as 2026-01-31T12:00:00Z", "'" + f.text(name) + "'");
    }
  }
}
