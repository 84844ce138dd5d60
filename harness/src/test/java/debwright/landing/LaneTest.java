package debwright.landing;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.delivery.LaneState;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.ledger.Attempt;
import debwright.ledger.DeliveryFact.DependentRun;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Recorded;
import debwright.ledger.Stages.Stage;
import debwright.ledger.Vote;
import debwright.trunk.Revision;
import debwright.trunk.TinyTrunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {
  @TempDir Path temp;

  @Test
  void whatPassesLandsAsTheCommitThatWasTested() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision before = world.tip();
      Proposal proposal = world.approved(world.change("new", "1\n"));
      world.work();
      Proposal landed = world.now(proposal);
      assertThat(landed.state()).isEqualTo(ProposalState.LANDED);
      assertThat(landed.revision()).contains(world.tip().id());
      assertThat(world.trunk.firstParent(world.tip())).contains(before);
      assertThat(tested(world)).containsExactly(world.tip().id() + " true");
      assertThat(world.message())
          .startsWith("Merge proposal 1: Change new\n\n")
          .contains("\nProposed-by: " + DeliveryWorld.ANN.name())
          .contains("\nApproved-by: " + DeliveryWorld.BOB.name());
      Tried tried = landed.attempts().get(0).fact();
      assertThat(tried.preview()).isEqualTo(world.tip().id());
      assertThat(tried.stages().all())
          .extracting(Stage::name)
          .containsExactly("waited", "merge", "checkout", "tests", "land");
    }
  }

  private static List<String> tested(DeliveryWorld world) throws Exception {
    return world.ledger.state().all(SuiteRun.class).stream()
        .map(run -> run.fact().revision() + " " + run.fact().passed())
        .toList();
  }

  @Test
  void whatIsNotApprovedStaysWhereItIs() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision before = world.tip();
      world.propose(world.change("new", "1\n"));
      world.work();
      assertThat(world.tip()).isEqualTo(before);
      assertThat(world.told).isEmpty();
    }
  }

  @Test
  void failingTestsSendItBackWithTheUsefulPart() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision before = world.tip();
      Proposal proposal = world.approved(world.change("broken", "1\n"));
      world.work();
      Proposal back = world.now(proposal);
      assertThat(back.state()).isEqualTo(ProposalState.NEEDS_WORK);
      assertThat(back.reason())
          .contains("tests: exit status 1")
          .contains("assertion failed: broken is there");
      assertThat(world.tip()).isEqualTo(before);
      // Trunk itself was looked at, since nothing was known of it.
      assertThat(tested(world)).hasSize(2).contains(before.id() + " true");
    }
  }

  @Test
  void channelsThatMakeNoSenseSendBackWhoeverWroteThem() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision before = world.tip();
      String secret = "hunter2-example";
      Proposal proposal =
          world.approved(
              world.change(
                  "debwright.yaml",
                  DeliveryWorld.PROJECT
                      + """
                      notify:
                        - irc: {server: irc.example.org, channel: "#project"}
                          on: [landet]
                        - mail: {server: localhost, from: a@example.org, to: [b@example.org], password: %s}
                      """
                          .formatted(secret)));
      world.work();
      Proposal back = world.now(proposal);
      assertThat(back.state()).as(back.reason()).isEqualTo(ProposalState.NEEDS_WORK);
      assertThat(back.reason())
          .contains("unknown kind of notice 'landet'", "'password': expected env:NAME")
          .contains("did you mean 'landed'?")
          .doesNotContain(secret);
      assertThat(world.tip()).as("trunk stays").isEqualTo(before);
    }
  }

  @Test
  void channelsThatWereWrongBeforeAreNobodysFaultNow() throws Exception {
    String project = DeliveryWorld.PROJECT + "notify: [webhook: {url: here}]\n";
    try (DeliveryWorld world = DeliveryWorld.in(temp, project)) {
      Proposal proposal = world.approved(world.change("new", "1\n"));
      world.work();
      assertThat(world.now(proposal).state())
          .as(world.now(proposal).reason())
          .isEqualTo(ProposalState.LANDED);
    }
  }

  @Test
  void aConflictSendsItBackWithTheFiles() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision one = world.change("README", "left\n");
      Revision other = world.change("README", "right\n");
      world.approved(one);
      world.work();
      Proposal proposal = world.approved(other);
      world.work();
      Proposal back = world.now(proposal);
      assertThat(back.state()).isEqualTo(ProposalState.NEEDS_WORK);
      assertThat(back.reason()).contains("conflicts").contains("README").contains("git rebase");
      assertThat(back.attempts().get(0).fact().outcome()).isEqualTo(Attempt.CONFLICT);
    }
  }

  @Test
  void severalThatWaitLandTogetherAsOneRevision() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision before = world.tip();
      List<Revision> heads =
          List.of(world.change("a", "1\n"), world.change("b", "1\n"), world.change("c", "1\n"));
      for (Revision head : heads) {
        world.approved(head);
      }
      world.work();
      assertThat(world.files()).contains("a", "b", "c");
      assertThat(world.trunk.firstParent(world.tip())).contains(before);
      assertThat(tested(world)).hasSize(1);
      assertThat(world.ledger.state().landings(world.tip().id())).hasSize(3);
    }
  }

  @Test
  void theOneThatBreaksABatchIsFoundAndTheOthersLand() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision a = world.change("a", "1\n");
      Revision bad = world.change("broken", "1\n");
      Revision c = world.change("c", "1\n");
      Revision d = world.change("d", "1\n");
      world.approved(a);
      Proposal culprit = world.approved(bad);
      world.approved(c);
      world.approved(d);
      world.work();
      assertThat(world.files()).contains("a", "c", "d").doesNotContain("broken");
      assertThat(world.now(culprit).state()).isEqualTo(ProposalState.NEEDS_WORK);
      assertThat(world.desk.proposals().all())
          .extracting(Proposal::state)
          .filteredOn(state -> state == ProposalState.LANDED)
          .hasSize(3);
    }
  }

  @Test
  void ofTwoThatExcludeEachOtherTheFirstLands() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision left = world.change("left", "1\n");
      Revision right = world.change("right", "1\n");
      world.approved(left);
      Proposal second = world.approved(right);
      world.work();
      assertThat(world.files()).contains("left").doesNotContain("right");
      assertThat(world.now(second).reason()).contains("left and right together");
    }
  }

  @Test
  void aBrokenTrunkStopsTheLaneAndBlamesNobody() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp, "landing: {tests: 'sh test.sh'}\n")) {
      // Somebody pushed past the lane.
      Revision broken = world.change("broken", "1\n");
      assertThat(world.trunk.move("main", world.tip(), broken)).isTrue();
      Proposal innocent = world.approved(world.change("good", "1\n"));
      world.work();
      assertThat(world.now(innocent).state()).isEqualTo(ProposalState.APPROVED);
      LaneState lane = LaneState.of(world.ledger.state(), world.tip().id());
      assertThat(lane.stopped().orElseThrow().fact().reason()).contains("broken is there");
      // What mends it lands all the same, and with it the lane is open.
      world.change("good", "2\n");
      world.clone.git().rm().addFilepattern("broken").call();
      Proposal mending = world.approved(world.more("mended", "1\n"));
      assertThat(world.lane().land(mending.number())).isTrue();
      world.work();
      assertThat(world.now(innocent).state()).isNotEqualTo(ProposalState.APPROVED);
      assertThat(LaneState.of(world.ledger.state(), world.tip().id()).stopped()).isEmpty();
    }
  }

  @Test
  void aHeadThatMovesWhileItIsTriedDoesNotLand() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp, DeliveryWorld.PROJECT + "  gate: true\n")) {
      Revision before = world.tip();
      Revision first = world.change("a", "1\n");
      Revision second = world.more("a", "2\n");
      Proposal proposal = world.approved(first);
      world.gate =
          (preview, items) -> {
            try {
              world.propose(second);
            } catch (Exception e) {
              throw new LandingException(false, e.toString(), "");
            }
            return new GateKeeper.Ruling(true, "", List.of());
          };
      world.work();
      assertThat(world.tip()).isEqualTo(before);
      assertThat(world.now(proposal).state()).isEqualTo(ProposalState.PROPOSED);
      assertThat(world.now(proposal).attempts().get(0).fact().outcome()).isEqualTo(Attempt.MOVED);
    }
  }

  @Test
  void whatTheGateFailsComesBack() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp, DeliveryWorld.PROJECT + "  gate: true\n")) {
      Proposal proposal = world.approved(world.change("a", "1\n"));
      world.gate =
          (preview, items) ->
              new GateKeeper.Ruling(false, "verdict: FAIL (1 regressed)", List.of());
      world.work();
      assertThat(world.now(proposal).state()).isEqualTo(ProposalState.NEEDS_WORK);
      assertThat(world.now(proposal).reason()).contains("1 regressed");
    }
  }

  private static final String SLOW =
      "landing: {gate: true, tests: 'echo here; sleep 60', time-limit: 2 min}\n";

  @Test
  void aGateThatFailsForSureStopsTheTests() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp, SLOW)) {
      Proposal proposal = world.approved(world.change("a", "1\n"));
      world.gate =
          (preview, items) -> {
            Thread.sleep(500);
            return new GateKeeper.Ruling(false, "verdict: FAIL (1 regressed)", List.of());
          };
      long start = System.nanoTime();
      world.work();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      Tried tried = world.now(proposal).attempts().get(0).fact();
      assertThat(tried.outcome()).isEqualTo(Attempt.GATE);
      assertThat(tried.reason())
          .matches(
              "(?s)verdict: FAIL \\(1 regressed\\)\n"
                  + "the tests were stopped after [0-9.]+ s, since the gate had failed: .*");
      assertThat(tried.stages().all())
          .extracting(Stage::name)
          .contains("gate")
          .doesNotContain("tests");
      assertThat(tested(world)).as("runs of the tests").isEmpty();
      assertThat(world.workshop.folder().resolve("running")).as("what runs").isEmptyDirectory();
    }
  }

  @Test
  void aGateThatDoesNotKnowWaitsForTheTests() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp, DeliveryWorld.PROJECT + "  gate: true\n")) {
      Proposal proposal = world.approved(world.change("broken", "1\n"));
      world.gate =
          (preview, items) ->
              new GateKeeper.Ruling(false, false, "verdict: INCONCLUSIVE", List.of());
      world.work();
      assertThat(world.now(proposal).attempts().get(0).fact().outcome()).isEqualTo(Attempt.TESTS);
      assertThat(world.now(proposal).reason())
          .contains("broken is there", "verdict: INCONCLUSIVE")
          .doesNotContain("stopped");
    }
  }

  @Test
  void testsThatFailStopTheGate() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp, DeliveryWorld.PROJECT + "  gate: true\n")) {
      Proposal proposal = world.approved(world.change("broken", "1\n"));
      CountDownLatch never = new CountDownLatch(1);
      world.gate =
          (preview, items) -> {
            never.await();
            return new GateKeeper.Ruling(true, "", List.of());
          };
      world.work();
      assertThat(world.now(proposal).reason())
          .contains("broken is there", "the gate was stopped after", "nothing is known of it");
    }
  }

  @Test
  void aLandingThatNobodyRecordedIsRecordedByTheNextRound() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      Revision head = world.change("a", "1\n");
      Proposal proposal = world.approved(head);
      Revision preview = world.trunk.preview(world.tip(), head);
      assertThat(world.trunk.move("main", world.tip(), preview)).isTrue();
      world.work();
      assertThat(world.now(proposal).state()).isEqualTo(ProposalState.LANDED);
      assertThat(world.now(proposal).revision()).contains(preview.id());
    }
  }

  @Test
  void aProposalCannotNameTheVariablesThatItsTestsRead() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp)) {
      world.outside(Map.of("KEY", "correct horse", "DISPLAY", ":7"));
      String tests = "landing: {tests: 'echo seen $KEY $DISPLAY. && false', environment: [%s]}\n";
      Proposal greedy =
          world.approved(world.change("debwright.yaml", tests.formatted("KEY, DISPLAY")));
      world.work();
      assertThat(world.now(greedy).reason()).contains("seen .").doesNotContain("correct horse");
      world.project("landing: {tests: sh test.sh, environment: [DISPLAY]}\n");
      Proposal plain = world.approved(world.change("debwright.yaml", tests.formatted("KEY")));
      world.work();
      assertThat(world.now(plain).reason()).as("by trunk's list").contains("seen :7.");
    }
  }

  @Test
  void nothingLandsThatNothingProves() throws Exception {
    try (DeliveryWorld world = DeliveryWorld.in(temp, "trunk: main\n")) {
      Proposal proposal = world.approved(world.change("a", "1\n"));
      world.work();
      assertThat(world.now(proposal).reason()).contains("neither landing.tests nor an engine");
    }
  }

  @Test
  void aDependentThatFailsNewlyKeepsItOut() throws Exception {
    Path dependent = temp.resolve("dependent");
    try (TinyTrunk uses = new TinyTrunk(dependent)) {
      uses.write("check.sh", "! grep -q two $DEBWRIGHT_UPSTREAM/README\n").commit("Uses one");
      String project =
          DeliveryWorld.PROJECT
              + """
              dependents:
                - {name: user, repository: '%s', command: sh check.sh}
              """
                  .formatted(dependent);
      try (DeliveryWorld world = DeliveryWorld.in(temp, project)) {
        Proposal good = world.approved(world.change("a", "1\n"));
        world.work();
        assertThat(world.now(good).state()).isEqualTo(ProposalState.LANDED);
        Proposal bad = world.approved(world.change("README", "two\n"));
        world.work();
        assertThat(world.now(bad).state()).isEqualTo(ProposalState.NEEDS_WORK);
        assertThat(world.now(bad).reason()).contains("user fails with this change, not without");
        // The dependent breaks by itself: that is no reason against a change any more.
        uses.write("check.sh", "exit 3\n").commit("Break it");
        world.desk.review(DeliveryWorld.BOB, bad.number(), Optional.empty(), Vote.APPROVE, "again");
        world.work();
        assertThat(world.now(bad).state()).isEqualTo(ProposalState.LANDED);
        assertThat(world.told).anyMatch(line -> line.contains("does so without this change"));
        List<Recorded<DependentRun>> runs = world.ledger.state().all(DependentRun.class);
        assertThat(runs).as("what users have was known to pass before").hasSize(4);
      }
    }
  }

  @Test
  void theTestsRunWhenWhatIsUsedChanges() throws Exception {
    String project =
        """
        landing: {tests: '! grep -q bad %1$s/index'}
        upstreams: [{name: bookworm, index: 'debian:12'}]
        """
            .formatted(temp);
    Files.writeString(temp.resolve("index"), "good");
    try (DeliveryWorld world = DeliveryWorld.in(temp, project)) {
      world.snapshots = release -> Optional.of(Files.readString(temp.resolve("index")));
      world.lane().lookUpstream();
      world.lane().lookUpstream();
      assertThat(tested(world)).as("once for each snapshot").hasSize(1);
      assertThat(LaneState.of(world.ledger.state(), world.tip().id()).stopped()).isEmpty();
      Files.writeString(temp.resolve("index"), "bad");
      world.lane().lookUpstream();
      LaneState lane = LaneState.of(world.ledger.state(), world.tip().id());
      assertThat(lane.stopped().orElseThrow().fact().reason()).contains("bookworm changed");
    }
  }
}
