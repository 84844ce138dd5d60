package debwright.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import debwright.history.DeployQueue;
import debwright.history.DeployQueue.Standing;
import debwright.history.TrunkLog;
import debwright.ledger.Event;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.text.Visible;
import debwright.trunk.Revision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what an environment does not have.
 *
 * @param environment its name
 * @param log all of trunk
 * @param state of the ledger
 */
record QaText(String environment, TrunkLog log, State state) {

  /** A line for each, oldest first, and one that names the newest deployable. */
  String text() {
    TextTable table = TextTable.of("revision", "mark", "deployable", "by", "subject", "why");
    Map<String, Revision> revisions = revisions();
    for (DeployQueue.Entry entry : log.queue().entries()) {
      Optional<Recorded<Marked>> mark = state.mark(entry.revision());
      table.row(
          Revision.shortId(entry.revision()),
          mark(entry),
          standing(entry).deployable() ? "yes" : "no",
          Visible.line(mark.map(each -> by(each.event())).orElse("")),
          Visible.shortened(Visible.line(subject(revisions, entry)), 50),
          Visible.shortened(Visible.line(mark.map(each -> each.fact().note()).orElse("")), 60));
    }
    String lines = log.queue().size() == 0 ? "" : table.text();
    return "%s%s: %s\n".formatted(lines, environment, TrunkLogText.deployable(log));
  }

  private Map<String, Revision> revisions() {
    return log.entries().stream()
        .map(entry -> entry.revision())
        .collect(Collectors.toMap(Revision::id, Function.identity()));
  }

  private static String subject(Map<String, Revision> revisions, DeployQueue.Entry entry) {
    return Optional.ofNullable(revisions.get(entry.revision())).map(Revision::subject).orElse("");
  }

  private static String by(Event event) {
    return event.byMachine() ? "Debwright, by itself" : event.author();
  }

  private static String mark(DeployQueue.Entry entry) {
    return entry.mark() + entry.coveredBy().map(by -> " until " + Revision.shortId(by)).orElse("");
  }

  private Standing standing(DeployQueue.Entry entry) {
    return log.queue().standing(entry.revision()).orElseThrow();
  }

  String json() throws IOException {
    Map<String, Revision> revisions = revisions();
    return TrunkJson.document(
        out -> {
          out.writeStringField("environment", environment);
          TrunkJson.string(
              out, "deployed", state.deployed(environment).map(each -> each.fact().revision()));
          TrunkJson.string(out, "deployable", log.queue().deployable());
          out.writeArrayFieldStart("revisions");
          for (DeployQueue.Entry entry : log.queue().entries()) {
            write(out, entry, subject(revisions, entry));
          }
          out.writeEndArray();
        });
  }

  private void write(JsonGenerator out, DeployQueue.Entry entry, String subject)
      throws IOException {
    Optional<Recorded<Marked>> mark = state.mark(entry.revision());
    List<String> blockers = standing(entry).blockers();
    out.writeStartObject();
    out.writeStringField("revision", entry.revision());
    out.writeStringField("subject", subject);
    out.writeStringField("mark", entry.mark().toString());
    TrunkJson.string(out, "covered_by", entry.coveredBy());
    TrunkJson.string(out, "by", mark.map(each -> each.event().author()));
    out.writeBooleanField("by_machine", mark.filter(each -> each.event().byMachine()).isPresent());
    TrunkJson.string(out, "at", mark.map(each -> each.event().time().toString()));
    TrunkJson.string(out, "why", mark.map(each -> each.fact().note()));
    out.writeBooleanField("deployable", blockers.isEmpty());
    out.writeNumberField("blockers", blockers.size());
    TrunkJson.strings(out, "blocked_by", blockers.subList(0, Math.min(20, blockers.size())));
    out.writeEndObject();
  }
}
