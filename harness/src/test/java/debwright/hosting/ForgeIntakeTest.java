package debwright.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryFile;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.forge.ForgeEvent;
import debwright.forge.ForgeEvent.Approved;
import debwright.forge.ForgeEvent.ChangesRequested;
import debwright.forge.ForgeEvent.Commented;
import debwright.forge.ForgeEvent.Pushed;
import debwright.forge.ForgeEvent.RequestClosed;
import debwright.forge.ForgeEvent.RequestOpened;
import debwright.forge.ForgeEvent.RequestUpdated;
import debwright.forge.Request;
import debwright.landing.DeliveryWorld;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.RefSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A forge is a bare repository here, and what its webhook would say is said by the test. */
class ForgeIntakeTest {
  @TempDir Path temp;

  private static String project(Path forge) {
    return DeliveryWorld.PROJECT
        + """
        forge: {kind: github, repository: '%s', secret: env:HOOK, reviewers: [bob]}
        """
            .formatted(forge);
  }

  /** The forge has trunk, and a request's head where forges keep it. */
  private record AtForge(DeliveryWorld world, Path place) implements AutoCloseable {
    static AtForge in(Path temp) throws Exception {
      Path place = temp.resolve("forge.git");
      DeliveryWorld world = DeliveryWorld.in(temp, project(place));
      Git.init().setBare(true).setDirectory(place.toFile()).setInitialBranch("main").call().close();
      AtForge forge = new AtForge(world, place);
      forge.push("HEAD:refs/heads/main");
      return forge;
    }

    void push(String spec) throws Exception {
      world
          .clone
          .git()
          .push()
          .setRemote(place.toString())
          .setRefSpecs(new RefSpec(spec))
          .setForce(true)
          .call();
    }

    Request request(int number, String head) throws Exception {
      push(head + ":refs/pull/" + number + "/head");
      return new Request(
          number,
          "Change it",
          "because ".repeat(4_000) + "request 8 of github",
          Optional.of("ann"),
          false,
          new Request.Source(Optional.of("ann/project"), "wip", "refs/pull/" + number + "/head"),
          head,
          "main",
          URI.create("https://forge.example.org/pull/" + number));
    }

    String take(ForgeEvent event) throws Exception {
      return intake().take(event);
    }

    ForgeIntake intake() throws Exception {
      DeliveryFile file = DeliveryFile.of(world.trunk, world.tip());
      return new ForgeIntake(world.trunk, world.desk, file, file.forge().orElseThrow());
    }

    Proposal only() throws Exception {
      return world.desk.proposals().all().iterator().next();
    }

    Revision tip() throws Exception {
      try (Trunk trunk = Trunk.open(place)) {
        return trunk.tip("main");
      }
    }

    @Override
    public void close() {
      world.close();
    }
  }

  /** A commit of the clone that only the forge is given. */
  private static String commit(DeliveryWorld world, String file) throws Exception {
    return world.clone.write(file, "1\n").commit("Change " + file);
  }

  @Test
  void aRequestThatIsApprovedLandsHereAndThere() throws Exception {
    try (AtForge forge = AtForge.in(temp)) {
      String head = commit(forge.world(), "new");
      assertThat(forge.take(new RequestOpened(forge.request(7, head)))).isEqualTo("proposal 1");
      assertThat(forge.only().author()).isEqualTo("ann <ann@github>");
      assertThat(forge.take(new Approved(8, head, "bob")))
          .as("a text that ends like another request's mark")
          .isEqualTo("no such proposal");
      assertThat(forge.take(new Approved(7, head, "bob"))).isEqualTo("approve of proposal 1");
      forge.world().work();
      assertThat(forge.only().state()).isEqualTo(ProposalState.LANDED);
      assertThat(forge.tip()).isEqualTo(forge.world().tip());
      assertThat(forge.world().files()).contains("new");
    }
  }

  @Test
  void whatIsOpenedTwiceIsOneProposalAndANewHeadVoidsTheApproval() throws Exception {
    try (AtForge forge = AtForge.in(temp)) {
      String head = commit(forge.world(), "new");
      forge.take(new RequestOpened(forge.request(7, head)));
      assertThat(forge.take(new RequestOpened(forge.request(7, head))))
          .isEqualTo("known as proposal 1");
      forge.take(new Approved(7, head, "bob"));
      String next = commit(forge.world(), "more");
      forge.take(new RequestUpdated(forge.request(7, next), Optional.of(head)));
      assertThat(forge.only().state()).isEqualTo(ProposalState.PROPOSED);
      assertThat(forge.only().head()).isEqualTo(next);
      assertThatThrownBy(() -> forge.take(new Approved(7, head, "bob")))
          .as("an approval of the head before")
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("has moved");
    }
  }

  @Test
  void onlyReviewersOfTheProjectFileCount() throws Exception {
    try (AtForge forge = AtForge.in(temp)) {
      String head = commit(forge.world(), "new");
      forge.take(new RequestOpened(forge.request(7, head)));
      assertThat(forge.take(new Approved(7, head, "passerby"))).contains("none of the reviewers");
      assertThat(forge.only().state()).isEqualTo(ProposalState.PROPOSED);
    }
  }

  @Test
  void wishesCommentsAndClosingReachTheProposal() throws Exception {
    try (AtForge forge = AtForge.in(temp)) {
      String head = commit(forge.world(), "new");
      forge.take(new RequestOpened(forge.request(7, head)));
      forge.take(new Commented(7, "passerby", "why?"));
      forge.take(new ChangesRequested(7, head, "bob", "name it better"));
      assertThat(forge.only().state()).isEqualTo(ProposalState.NEEDS_WORK);
      assertThat(forge.only().reason()).isEqualTo("name it better");
      assertThat(forge.only().history()).hasSize(3);
      forge.take(new RequestClosed(7, false));
      assertThat(forge.only().state()).isEqualTo(ProposalState.WITHDRAWN);
    }
  }

  @Test
  void whatIsMergedAtTheForgeIsFollowed() throws Exception {
    try (AtForge forge = AtForge.in(temp)) {
      String head = commit(forge.world(), "new");
      forge.take(new RequestOpened(forge.request(7, head)));
      forge.push(head + ":refs/heads/main");
      assertThat(forge.intake().movesTrunk(new Pushed("main", head))).isTrue();
      forge.world().lane().followForge();
      assertThat(forge.world().tip().id()).isEqualTo(head);
      assertThat(forge.only().state()).isEqualTo(ProposalState.LANDED);
    }
  }

  @Test
  void whereTheForgesTrunkMovedWhatWasTestedDoesNotLand() throws Exception {
    try (AtForge forge = AtForge.in(temp)) {
      DeliveryWorld world = forge.world();
      String head = commit(world, "new");
      forge.take(new RequestOpened(forge.request(7, head)));
      forge.take(new Approved(7, head, "bob"));
      world.clone.checkOut(world.tip().id());
      String other = commit(world, "other");
      forge.push(other + ":refs/heads/main");
      world.work();
      assertThat(forge.only().attempts()).hasSize(2);
      assertThat(forge.only().state()).isEqualTo(ProposalState.LANDED);
      assertThat(world.files()).contains("new", "other");
      assertThat(forge.tip()).isEqualTo(world.tip());
    }
  }
}
