package debwright.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import debwright.history.DeployQueue.Standing;
import debwright.history.LogEntry;
import debwright.history.TrunkLog;
import debwright.ledger.Fact.Marked;
import debwright.trunk.Revision;
import java.io.IOException;
import java.util.List;

/** Writes what is known of trunk's revisions. */
final class TrunkLogText {
  private static final int SHORT = 10;

  /** Where nothing was looked at yet, everything blocks everything. */
  private static final int LISTED = 20;

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

  /** Which revision can be deployed, and what blocks those after it. */
  static String deployable(TrunkLog log) {
    List<Standing> standings = log.queue().standings();
    if (standings.isEmpty()) {
      return "deployable: nothing is undeployed";
    }
    List<String> blockers = standings.get(standings.size() - 1).blockers();
    String newest = log.queue().deployable().map(Revision::shortId).orElse("nothing");
    String last = standings.get(standings.size() - 1).revision();
    if (blockers.equals(List.of(last))) {
      return "deployable: %s; %s, the newest, is not".formatted(newest, Revision.shortId(last));
    }
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
    return TrunkJson.document(
        out -> {
          TrunkJson.string(out, "environment", log.environment());
          TrunkJson.string(out, "deployable", log.queue().deployable());
          out.writeArrayFieldStart("revisions");
          for (LogEntry entry : log.entries()) {
            write(out, entry);
          }
          out.writeEndArray();
        });
  }

  private static void write(JsonGenerator out, LogEntry entry) throws IOException {
    out.writeStartObject();
    out.writeStringField("revision", entry.revision().id());
    out.writeStringField("time", entry.revision().time().toString());
    out.writeStringField("subject", entry.revision().subject());
    TrunkJson.string(out, "engine", entry.engine());
    TrunkJson.string(out, "run", entry.run());
    TrunkJson.string(out, "verdict", entry.verdict());
    TrunkJson.strings(out, "deploys", entry.deploys());
    TrunkJson.string(out, "mark", entry.mark().map(marked -> marked.mark().toString()));
    TrunkJson.string(out, "covered_by", entry.mark().flatMap(Marked::coveredBy));
    if (entry.standing().isPresent()) {
      out.writeBooleanField("deployable", entry.standing().get().deployable());
      List<String> blockers = entry.standing().get().blockers();
      out.writeNumberField("blockers", blockers.size());
      TrunkJson.strings(out, "blocked_by", blockers.subList(0, Math.min(LISTED, blockers.size())));
    }
    out.writeEndObject();
  }
}
