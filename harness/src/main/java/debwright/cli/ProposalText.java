package debwright.cli;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.Proposal;
import debwright.delivery.Trouble;
import debwright.text.Visible;

/** How a proposal is told. */
final class ProposalText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProposalText() {}

  /** Such as {@code {"schema":1,"proposal":"7","state":"approved",…}}, as a server tells it. */
  static JsonNode json(Proposal proposal) {
    ObjectNode document = JSON.createObjectNode().put("schema", 1);
    Trouble.of(proposal)
        .ifPresent(each -> document.put("again", each.again().truncatedTo(SECONDS).toString()));
    return document
        .put("proposal", proposal.number())
        .put("title", proposal.title())
        .put("state", proposal.state().toString())
        .put("reason", Trouble.reason(proposal))
        .put("author", proposal.author())
        .put("item", proposal.item())
        .put("head", proposal.head())
        .put("revision", proposal.revision().orElse(null));
  }

  /** What a document of one says, for people. */
  static String text(JsonNode proposal) {
    String reason = proposal.path("reason").asText("");
    String head = proposal.path("head").asText("");
    String line =
        "proposal %s %s, at %s: %s"
            .formatted(
                proposal.path("proposal").asText("?"),
                words(proposal.path("state").asText("")),
                head.substring(0, Math.min(10, head.length())),
                proposal.path("title").asText(""));
    return Visible.line(line)
        + "\n"
        + reason.lines().map(each -> "  " + Visible.line(each) + "\n").reduce("", String::concat);
  }

  private static String words(String state) {
    return switch (state) {
      case "proposed" -> "waits for review";
      case "approved" -> "is approved and waits to land";
      case "needs-work" -> "needs work";
      case "landed" -> "is on trunk";
      default -> "is " + state;
    };
  }
}
