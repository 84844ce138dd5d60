package debwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.landing.DeliveryWorld;
import debwright.ledger.DeliveryFact.HeadMoved;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.Event;
import debwright.ledger.Mark;
import debwright.ledger.State;
import debwright.ledger.Vote;
import debwright.trunk.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Actor PASSERBY = new Actor("P <p@example.org>", Set.of());

  @TempDir Path temp;

  private static void approve(DeliveryWorld world, Actor actor, Proposal proposal)
      throws Exception {
    world.desk.review(actor, proposal.number(), Optional.of(proposal.head()), Vote.APPROVE, "");
  }

  @Test
  void nobodyApprovesWhatTheyProposedUnlessTheProjectSaysSo() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp.resolve("strict"))) {
      Proposal proposal = world.propose(world.change("a", "1\n"));
      assertThatThrownBy(() -> approve(world, DeliveryWorld.ANN, proposal))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("who cannot approve it");
      assertThat(world.now(proposal).state()).isEqualTo(ProposalState.PROPOSED);
    }
    String project = DeliveryWorld.PROJECT + "review: {own: true}\n";
    try (DeliveryWorld world = DeliveryWorld.in(temp.resolve("alone"), project)) {
      Proposal proposal = world.propose(world.change("a", "1\n"));
      approve(world, DeliveryWorld.ANN, proposal);
      assertThat(world.now(proposal).state()).isEqualTo(ProposalState.APPROVED);
    }
  }

  @Test
  void whoeverHasNotTheRoleMayNot() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision head = world.change("a", "1\n");
      assertThatThrownBy(
              () -> world.desk.propose(PASSERBY, new Desk.Wish(head, Optional.empty(), "", "", "")))
          .hasMessageContaining("needs the role 'propose'");
      Proposal proposal = world.propose(head);
      assertThatThrownBy(() -> approve(world, PASSERBY, proposal))
          .hasMessageContaining("needs the role 'review'");
      assertThatThrownBy(() -> world.desk.comment(PASSERBY, "1", "hello"))
          .hasMessageContaining("needs the role 'propose'");
      world.desk.comment(new Actor("R <r@example.org>", EnumSet.of(Role.REVIEW)), "1", "hello");
      assertThatThrownBy(() -> world.desk.withdraw(PASSERBY, "1", ""))
          .hasMessageContaining("needs the role 'review'");
      assertThatThrownBy(() -> world.desk.clearLane(DeliveryWorld.ANN, ""))
          .hasMessageContaining("needs the role 'land'");
      assertThat(world.now(proposal).history()).hasSize(2);
    }
  }

  @Test
  void nobodyPutsTheirCodeIntoWhatSomebodyElseProposed() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Proposal proposal = world.propose(world.change("a", "1\n"));
      Revision theirs = world.more("a", "2\n");
      Desk.Wish wish = new Desk.Wish(theirs, Optional.of(proposal.number()), "", "", "");
      assertThatThrownBy(() -> world.desk.propose(DeliveryWorld.BOB, wish))
          .hasMessageContaining("who alone gives it a new head");
      assertThat(world.now(proposal).head()).isEqualTo(proposal.head());
      // As ledgers of before have it.
      world.ledger.append(DeliveryWorld.BOB.name(), new HeadMoved("1", theirs.id()));
      assertThatThrownBy(() -> approve(world, DeliveryWorld.BOB, world.now(proposal)))
          .hasMessageContaining("who cannot approve it");
    }
  }

  @Test
  void whatIsRebasedOrAmendedStaysItsProposal() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Proposal first = world.propose(world.change("a", "1\n"));
      Revision amended = world.amended("a", "2\n");
      assertThat(world.propose(amended).number()).isEqualTo(first.number());
      assertThat(world.now(first).head()).isEqualTo(amended.id());
    }
  }

  @Test
  void anItemThatIsNotFilledInIsNotProposed() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision head = world.change("backlog/x.yaml", "title:\nwhy:\n");
      Desk.Wish wish = new Desk.Wish(head, Optional.empty(), "x", "", "");
      assertThatThrownBy(() -> world.desk.propose(DeliveryWorld.ANN, wish))
          .hasMessageContaining("backlog item 'x' cannot be read: backlog/x.yaml");
    }
  }

  @Test
  void anApprovalIsOfTheHeadThatWasSeen() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Proposal seen = world.propose(world.change("a", "1\n"));
      Proposal moved = world.propose(world.more("a", "2\n"));
      assertThat(moved.number()).isEqualTo(seen.number());
      assertThatThrownBy(() -> approve(world, DeliveryWorld.BOB, seen))
          .hasMessageContaining("has moved");
      approve(world, DeliveryWorld.BOB, moved);
      assertThat(world.now(moved).state()).isEqualTo(ProposalState.APPROVED);
    }
  }

  @Test
  void aMarkIsOfTrunkAndWhatCoversComesLater() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision first = world.tip();
      Revision wip = world.change("a", "1\n");
      assertThatThrownBy(
              () ->
                  world.desk.mark(
                      DeliveryWorld.BOB, wip, Mark.DEPLOYABLE, Optional.empty(), "seen"))
          .hasMessageContaining("is not on trunk");
      world.approved(wip);
      world.work();
      Revision second = world.tip();
      assertThatThrownBy(
              () -> world.desk.mark(DeliveryWorld.BOB, wip, Mark.BAD, Optional.empty(), "bad"))
          .hasMessage(wip + " is part of what landed as " + second);
      assertThatThrownBy(
              () ->
                  world.desk.mark(
                      DeliveryWorld.BOB, second, Mark.BAD, Optional.of(first), "broken"))
          .hasMessageContaining("does not come after");
      world.desk.mark(DeliveryWorld.BOB, first, Mark.BAD, Optional.of(second), "mended");
      assertThat(world.ledger.state().mark(first.id()).orElseThrow().fact().coveredBy())
          .contains(second.id());
    }
  }

  @Test
  void whatIsOnTrunkOrForNoItemIsNotProposed() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      assertThatThrownBy(() -> world.propose(world.tip())).hasMessageContaining("already");
      Revision head = world.change("a", "1\n");
      assertThatThrownBy(
              () ->
                  world.desk.propose(
                      DeliveryWorld.ANN, new Desk.Wish(head, Optional.empty(), "no", "", "")))
          .hasMessageContaining("no backlog item 'no'");
    }
  }

  @Test
  void aNumberThatTwoClonesGaveIsGivenOnce() throws Exception {
    Event one = proposed("one", 1);
    Event other = proposed("other", 2);
    Proposals proposals = Proposals.of(State.of(List.of(other, one)));
    assertThat(proposals.all()).extracting(Proposal::title).containsExactly("one", "other");
    assertThat(proposals.get("1").title()).isEqualTo("one");
    assertThat(proposals.all())
        .extracting(Proposal::number)
        .contains("1-" + other.id().substring(0, 6));
    assertThat(proposals.next()).isEqualTo("2");
    assertThat(EnumSet.allOf(ProposalState.class)).filteredOn(ProposalState::open).hasSize(3);
  }

  private static Event proposed(String title, int second) {
    Proposed fact = new Proposed("1", "main", "a".repeat(40), "", title, "");
    return Event.of(Instant.ofEpochSecond(second), fact.kind(), "A <a@example.org>", fact.fields());
  }
}
