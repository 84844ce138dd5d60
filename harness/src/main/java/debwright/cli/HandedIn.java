package debwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.completion.CompletionReport;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.Ledger;
import debwright.ledger.Recorded;
import java.util.Optional;

/**
 * Hands judgements of backlog items in to a server.
 *
 * @param ledger the clone's, which has the server's news then
 */
record HandedIn(ServerClient server, Ledger ledger, Console console) {

  /** The same report with the judgement as the server has it; what it knew is not told again. */
  CompletionReport of(CompletionReport report) throws Exception {
    if (report.known() || report.completion().isEmpty()) {
      return report;
    }
    Completed judged = report.completion().get().fact();
    ObjectNode document = ServerClient.document();
    document.put("environment", judged.environment()).put("revision", judged.revision());
    document.put("baseline", judged.baseline()).put("done", judged.done());
    document.put("text", judged.text());
    String path = "api/items/%s/completion".formatted(ServerClient.part(judged.item()));
    JsonNode answer = server.post(path, document);
    LedgerSync.fetch(ledger, console);
    return new CompletionReport(
        report.subject(),
        report.findings(),
        report.gate(),
        find(answer.path("event").asText()).or(report::completion),
        false);
  }

  private Optional<Recorded<Completed>> find(String event) throws Exception {
    return ledger.state().all(Completed.class).stream()
        .filter(each -> each.event().id().equals(event))
        .findFirst();
  }
}
