package debwright.web;

import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.ledger.Attempt;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Recorded;
import debwright.ledger.Stages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Those proposals that landed, newest first.
 *
 * @param staging where each landing is deployed at once, or empty
 */
record Landings(List<Landing> all, Optional<String> staging) {
  Landings {
    all = List.copyOf(all);
  }

  static Landings of(Board board) {
    Optional<BoardEnvironment> staging =
        board.environments().stream()
            .filter(BoardEnvironment::afterLanding)
            .findFirst()
            .or(() -> board.environment("staging"));
    boolean wanted = staging.filter(BoardEnvironment::afterLanding).isPresent();
    List<Recorded<Deployed>> deploys = staging.map(BoardEnvironment::deploys).orElse(List.of());
    List<Recorded<Deployed>> good =
        deploys.stream().filter(deploy -> deploy.fact().success()).toList();
    Optional<Recorded<Deployed>> failed =
        deploys.stream()
            .filter(deploy -> !deploy.fact().success())
            .reduce((first, second) -> second);
    Map<String, Recorded<SuiteRun>> suites = new HashMap<>();
    board.state().all(SuiteRun.class).forEach(run -> suites.put(run.fact().revision(), run));
    List<Landing> all = new ArrayList<>();
    for (Proposal proposal : board.proposals().all()) {
      if (proposal.state() == ProposalState.LANDED) {
        Landing landing = landing(proposal, good, suites);
        boolean missing = landing.staged().isEmpty() && (wanted || failed.isPresent());
        all.add(missing ? landing.missing(failed) : landing);
      }
    }
    all.sort(Comparator.comparing(Landing::landed).reversed());
    return new Landings(all, staging.map(BoardEnvironment::name));
  }

  private static Landing landing(
      Proposal proposal, List<Recorded<Deployed>> deploys, Map<String, Recorded<SuiteRun>> suites) {
    String revision = proposal.revision().orElseThrow();
    Instant landed =
        proposal.history().stream()
            .filter(each -> each.fact() instanceof Landed)
            .map(each -> each.event().time())
            .reduce((first, second) -> second)
            .orElseGet(() -> proposal.last().time());
    Optional<Recorded<Tried>> tried =
        proposal.attempts().stream()
            .filter(each -> each.fact().outcome() == Attempt.LANDED)
            .reduce((first, second) -> second);
    Optional<Recorded<Deployed>> staged = first(deploys, landed);
    return new Landing(
        proposal,
        revision,
        proposal.approved(),
        landed,
        tried,
        staged.map(each -> each.event().time()),
        Optional.empty(),
        staged
            .filter(each -> each.fact().revision().equals(revision))
            .map(each -> each.fact().stages())
            .orElse(Stages.NONE),
        Optional.ofNullable(suites.get(revision)));
  }

  /** The first deploy after a moment: what landed until then is in it. */
  private static Optional<Recorded<Deployed>> first(
      List<Recorded<Deployed>> deploys, Instant moment) {
    int low = 0;
    int high = deploys.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (deploys.get(middle).event().time().isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < deploys.size() ? Optional.of(deploys.get(low)) : Optional.empty();
  }

  /** Where landings are wanted, for people. */
  String place() {
    return staging.orElse("staging");
  }

  List<Landing> newest(int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
