package debwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.Proposal;
import debwright.text.Visible;

/** How a proposal is told. */
final class ProposalText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProposalText() {}

  /** Such as {@code {"schema":1,"proposal":{"number":"7","state":"approved",…}}}. */
  static JsonNode json(Proposal proposal) {
    ObjectNode document = JSON.createObjectNode().put("schema", 1);
    document
        .putObject("proposal")
        .put("number", proposal.number())
        .put("state", proposal.state().toString())
        .put("head", proposal.head())
        .put("trunk", proposal.trunk())
        .put("item", proposal.item())
        .put("title", proposal.title())
        .put("author", proposal.author())
        .put("reason", proposal.reason())
        .put("revision", proposal.revision().orElse(""));
    return document;
  }

  /** What a document of one says, for people. */
  static String text(JsonNode document) {
    JsonNode proposal = document.path("proposal");
    String reason = proposal.path("reason").asText("");
    String head = proposal.path("head").asText("");
    String line =
        "proposal %s %s, at %s: %s"
            .formatted(
                proposal.path("number").asText("?"),
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
