package debwright.delivery;

import debwright.delivery.DeliveryException.Kind;

/** Whether a proposal can be tried when somebody asks for it. */
public final class Landable {
  private Landable() {}

  /**
   * The proposal.
   *
   * @throws DeliveryException it is not approved, or landed already
   */
  public static Proposal expect(Proposal proposal) throws DeliveryException {
    if (proposal.state() != ProposalState.APPROVED) {
      throw new DeliveryException(Kind.REFUSED, what(proposal), hint(proposal));
    }
    return proposal;
  }

  private static String what(Proposal proposal) {
    return proposal.state() == ProposalState.LANDED
        ? proposal.called() + " landed already"
        : "%s is %s, not approved".formatted(proposal.called(), proposal.state());
  }

  private static String hint(Proposal proposal) {
    return switch (proposal.state()) {
      case PROPOSED, APPROVED -> "debwright review %s --approve".formatted(proposal.number());
      case NEEDS_WORK ->
          "push what mends it, then debwright review %s --approve".formatted(proposal.number());
      case LANDED -> "debwright status says where it is by now";
      case WITHDRAWN -> "debwright propose brings it again";
    };
  }
}
