package debwright.landing;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.UpstreamPlan;
import debwright.job.WorkTree;
import debwright.job.Workshop;
import debwright.ledger.DeliveryFact.LaneStopped;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.trunk.GitCommand;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs this project's tests on trunk when something that it uses has changed. Where they fail then,
 * trunk is broken for everybody, and the lane stops.
 */
final class UpstreamTrial {
  private static final Duration NETWORK = Duration.ofMinutes(1);

  private final Trunk trunk;
  private final Ledger ledger;
  private final Workshop workshop;
  private final SuiteTrial suite;
  private final Snapshots indexes;

  /**
   * A trial of a trunk.
   *
   * @param suite what runs the tests
   */
  UpstreamTrial(
      Trunk trunk, Ledger ledger, Workshop workshop, SuiteTrial suite, Snapshots indexes) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.workshop = workshop;
    this.suite = suite;
    this.indexes = indexes;
  }

  /**
   * Runs them for each upstream that is not as it was when they ran for it last.
   *
   * @return a line for each that could not be looked at
   */
  List<String> run(Revision tip, DeliveryFile file, LaneProgress progress)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    List<String> notes = new ArrayList<>();
    for (UpstreamPlan plan : file.upstreams()) {
      Optional<String> now = state(plan);
      if (now.isEmpty()) {
        notes.add("upstream %s cannot be looked at".formatted(plan.name()));
        continue;
      }
      String cause = "upstream %s %s".formatted(plan.name(), now.get());
      if (!known(cause)) {
        progress.stage(List.of(), "tests with " + plan.name());
        run(tip, file, plan, cause);
        progress.idle();
      }
    }
    return notes;
  }

  private void run(Revision tip, DeliveryFile file, UpstreamPlan plan, String cause)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    Path tree = workshop.emptyFolder("upstream");
    WorkTree.checkOut(trunk, tip, tree);
    SuiteTrial.Outcome outcome = suite.run(tip, file.landing(), tree, cause);
    if (!outcome.passed()) {
      String reason =
          "the tests fail since %s changed:%n%s".formatted(plan.name(), outcome.reason());
      ledger.append(Actor.machine().name(), new LaneStopped(tip.id(), reason));
    }
  }

  private boolean known(String cause) throws IOException, LedgerException {
    String name = cause.substring(0, cause.lastIndexOf(' ') + 1);
    List<Recorded<SuiteRun>> runs =
        ledger.state().all(SuiteRun.class).stream()
            .filter(run -> run.fact().cause().startsWith(name))
            .toList();
    return !runs.isEmpty() && runs.get(runs.size() - 1).fact().cause().equals(cause);
  }

  /** The commit that a branch is at, or the digest of index snapshots. */
  private Optional<String> state(UpstreamPlan plan) throws IOException, InterruptedException {
    if (plan.index().isPresent()) {
      return indexes.digest(plan.index().get());
    }
    GitCommand.Answer answer =
        new GitCommand(trunk.gitFolder(), NETWORK)
            .run("ls-remote", plan.repository().orElse(""), "refs/heads/" + plan.branch());
    return answer
        .said()
        .lines()
        .filter(line -> line.matches("[0-9a-f]{40}\\s+refs/heads/.*"))
        .map(line -> line.substring(0, 40))
        .findFirst()
        .filter(commit -> answer.succeeded());
  }
}
