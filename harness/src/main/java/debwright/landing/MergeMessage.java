package debwright.landing;

import debwright.delivery.Proposal;
import debwright.trunk.Revision;
import java.util.List;
import java.util.stream.Collectors;

/** What the commit by which proposals land says of them, for those who read trunk's history. */
final class MergeMessage {
  private MergeMessage() {}

  static String of(List<Proposal> proposals) {
    String details =
        proposals.stream().map(MergeMessage::details).collect(Collectors.joining("\n"));
    return proposals.size() == 1
        ? "Merge " + title(proposals.get(0)) + "\n\n" + details
        : "Merge %d proposals\n\n%s".formatted(proposals.size(), details);
  }

  private static String title(Proposal proposal) {
    return proposal.called() + ": " + proposal.title();
  }

  private static String details(Proposal proposal) {
    StringBuilder text = new StringBuilder();
    text.append("Proposal: ").append(proposal.number()).append(' ').append(proposal.title());
    text.append("\nHead: ").append(Revision.shortId(proposal.head()));
    if (!proposal.item().isEmpty()) {
      text.append("\nItem: ").append(proposal.item());
    }
    text.append("\nProposed-by: ").append(proposal.author());
    proposal.approvers().forEach(by -> text.append("\nApproved-by: ").append(by));
    return text.append('\n').toString();
  }
}
