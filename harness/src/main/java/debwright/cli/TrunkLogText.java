package debwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import debwright.history.DeployQueue.Standing;
import debwright.history.LogEntry;
import debwright.history.TrunkLog;
import debwright.ledger.Fact.Marked;
import debwright.trunk.Revision;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** Writes what is known of trunk's revisions. */
final class TrunkLogText {
  private static final int SHORT = 10;

  private TrunkLogText() {}

  /** A line for each, and one that names the newest deployable. */
  static String text(TrunkLog log) {
    TextTable table =
        TextTable.of(
            "revision", "engine", "run", "verdict", "deploys", "mark", "deployable", "subject");
    log.entries().forEach(entry -> table.row(cells(entry)));
    return table.text() + deployable(log) + "\n";
  }

  private static String[] cells(LogEntry entry) {
    return new String[] {
      entry.revision().shortId(),
      entry.engine().map(TrunkLogText::brief).orElse("none"),
      entry.run().map(TrunkLogText::brief).orElse(""),
      entry.verdict().orElse(""),
      String.join(", ", entry.deploys()),
      entry.mark().map(TrunkLogText::mark).orElse(""),
      entry.deployable().map(yes -> yes ? "yes" : "no").orElse(""),
      entry.revision().subject()
    };
  }

  private static String brief(String digest) {
    return digest.length() > SHORT ? digest.substring(0, SHORT) : digest;
  }

  private static String mark(Marked marked) {
    return marked.mark()
        + marked.coveredBy().map(by -> " until " + Revision.shortId(by)).orElse("");
  }

  private static String deployable(TrunkLog log) {
    List<Standing> standings = log.queue().standings();
    if (standings.isEmpty()) {
      return "deployable: nothing is undeployed";
    }
    List<String> blockers = standings.get(standings.size() - 1).blockers();
    String newest = log.queue().deployable().map(Revision::shortId).orElse("nothing");
    return blockers.isEmpty()
        ? "deployable: " + newest
        : "deployable: %s; %s what is newer".formatted(newest, blocked(blockers));
  }

  private static String blocked(List<String> blockers) {
    String first = Revision.shortId(blockers.get(0));
    return blockers.size() == 1
        ? first + " blocks"
        : "%s and %d more block".formatted(first, blockers.size() - 1);
  }

  static String json(TrunkLog log) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("schema", 1);
      string(out, "environment", log.environment());
      string(out, "deployable", log.queue().deployable());
      out.writeArrayFieldStart("revisions");
      for (LogEntry entry : log.entries()) {
        write(out, entry);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(JsonGenerator out, LogEntry entry) throws IOException {
    out.writeStartObject();
    out.writeStringField("revision", entry.revision().id());
    out.writeStringField("time", entry.revision().time().toString());
    out.writeStringField("subject", entry.revision().subject());
    string(out, "engine", entry.engine());
    string(out, "run", entry.run());
    string(out, "verdict", entry.verdict());
    strings(out, "deploys", entry.deploys());
    string(out, "mark", entry.mark().map(marked -> marked.mark().toString()));
    string(out, "covered_by", entry.mark().flatMap(Marked::coveredBy));
    if (entry.standing().isPresent()) {
      out.writeBooleanField("deployable", entry.standing().get().deployable());
      strings(out, "blocked_by", entry.standing().get().blockers());
    }
    out.writeEndObject();
  }

  private static void strings(JsonGenerator out, String name, List<String> values)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }

  private static void string(JsonGenerator out, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      out.writeStringField(name, value.get());
    } else {
      out.writeNullField(name);
    }
  }
}
