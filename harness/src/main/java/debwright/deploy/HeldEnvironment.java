package debwright.deploy;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeployReport;
import debwright.gate.ProjectFileException;
import debwright.job.SoleLock;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.Revision;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An environment that nobody else deploys to meanwhile.
 *
 * @param environment its name
 * @param lock that keeps others out
 * @param held the names of all that this process has
 */
record HeldEnvironment(String environment, Deployer.Tools tools, SoleLock lock, Set<String> held)
    implements AutoCloseable {

  /** Brings a revision there; where that fails, what stood before is put back. */
  DeployReport deploy(Ask ask, DeployChoice choice)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          IOException,
          LedgerException,
          InterruptedException {
    Actor actor = ask.actor();
    Steps steps = start(ask, choice);
    Optional<String> failure = steps.bring(choice);
    DeployReport report =
        failure.isPresent()
            ? failed(actor, Aim.of(choice), steps, failure.get())
            : recorded(actor, Aim.of(choice), steps, new Outcome(true, false, ""));
    tools.place().clear(environment);
    return report;
  }

  /**
   * Brings back what was there before; where that fails, what stood until then is put back.
   *
   * @param undone the deploys that no longer stand then
   */
  DeployReport rollBack(Ask ask, DeployChoice choice, List<Recorded<Deployed>> undone)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          IOException,
          LedgerException,
          InterruptedException {
    Actor actor = ask.actor();
    Steps steps = start(ask, choice);
    Optional<String> failure = steps.putBack(choice.revision().id(), choice.before().orElseThrow());
    DeployReport report =
        failure.isPresent()
            ? failed(actor, Aim.backTo(choice), steps, failure.get())
            : rolledBack(actor, Aim.backTo(choice), steps, undone);
    tools.place().clear(environment);
    return report;
  }

  private Steps start(Ask ask, DeployChoice choice)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          IOException,
          LedgerException,
          InterruptedException {
    Steps steps = steps();
    tools.place().clear(environment);
    DeployStarted start =
        new DeployStarted(environment, choice.revision().id(), tools.place().name(), ask.order());
    tools
        .ledger()
        .decide(
            ask.actor().name(),
            state -> {
              expectNew(state, ask);
              return List.of(start);
            });
    return steps;
  }

  /** Two processes may have found the same order. */
  private static void expectNew(State state, Ask ask) throws DeliveryException {
    if (!ask.order().isEmpty() && !new OrderFold(state).waits(ask.order())) {
      throw new DeliveryException(
          DeliveryException.Kind.REFUSED, "it was begun already, or dropped", "");
    }
  }

  /** What its secrets are is known before anything is done. */
  private Steps steps()
      throws DeliveryException, TrunkException, ProjectFileException, IOException {
    return new Steps(tools, environment, tools.secrets().of(environment));
  }

  /**
   * What is wanted.
   *
   * @param revision that is to be there, 40 hex digits
   * @param before what stands there until then, or empty
   * @param back whether it was there before
   */
  private record Aim(String revision, Optional<String> before, boolean back) {
    static Aim of(DeployChoice choice) {
      return new Aim(choice.revision().id(), choice.before(), false);
    }

    static Aim backTo(DeployChoice choice) {
      return new Aim(choice.revision().id(), choice.before(), true);
    }
  }

  /** What is told of a deploy. */
  private record Outcome(boolean success, boolean rolledBack, String reason) {}

  private DeployReport failed(Actor actor, Aim aim, Steps steps, String why)
      throws IOException, LedgerException, InterruptedException {
    return recorded(actor, aim, steps, afterFailure(aim, steps, why));
  }

  private Outcome afterFailure(Aim aim, Steps steps, String why) throws InterruptedException {
    if (aim.before().isEmpty()) {
      return new Outcome(
          false,
          false,
          why + "\nNothing ran in %s before, so nothing was put back.".formatted(environment));
    }
    String before = aim.before().get();
    String brief = Revision.shortId(before);
    if (!steps.touched()) {
      return new Outcome(
          false,
          false,
          why + "\nNothing was begun: %s still runs %s.".formatted(environment, brief));
    }
    return steps
        .putBack(before, aim.revision())
        .map(
            second ->
                new Outcome(
                    false,
                    false,
                    why
                        + "\nTHE ROLLBACK TO %s FAILED, TOO: what %s runs is not known.\n%s"
                            .formatted(brief, environment, second)))
        .orElseGet(() -> new Outcome(false, true, why + "\n%s was put back.".formatted(brief)));
  }

  private DeployReport recorded(Actor actor, Aim aim, Steps steps, Outcome outcome)
      throws IOException, LedgerException, InterruptedException {
    String log = tools.place().keepLog(environment);
    Deployed deployed =
        new Deployed(
            environment,
            aim.revision(),
            outcome.success(),
            outcome.rolledBack(),
            outcome.reason(),
            steps.stages(),
            log);
    String event = tools.ledger().append(actor.name(), deployed).id();
    return report(aim, steps, outcome, log, event);
  }

  private DeployReport rolledBack(
      Actor actor, Aim aim, Steps steps, List<Recorded<Deployed>> undone)
      throws IOException, LedgerException, InterruptedException {
    String log = tools.place().keepLog(environment);
    List<Fact> facts = new ArrayList<>();
    undone.forEach(each -> facts.add(new RolledBack(environment, each.event().id())));
    String event = tools.ledger().decide(actor.name(), state -> facts).get(0).id();
    return report(aim, steps, new Outcome(true, false, ""), log, event);
  }

  private DeployReport report(Aim aim, Steps steps, Outcome outcome, String log, String event) {
    return new DeployReport(
        environment,
        aim.revision(),
        aim.before(),
        aim.back(),
        outcome.success(),
        outcome.rolledBack(),
        outcome.reason(),
        steps.stages(),
        log,
        event);
  }

  /**
   * Ends what was left running by one that was killed, and puts back what stood before it.
   *
   * @return what was done, or empty where none was
   * @throws DeliveryException it cannot be put back without secrets that are not set; it is still
   *     to be done then
   */
  Optional<DeployReport> settle()
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          IOException,
          LedgerException,
          InterruptedException {
    tools.place().workshop(environment).endLeftovers();
    State state = tools.ledger().state();
    Optional<Recorded<DeployStarted>> killed =
        Starts.of(state, tools.place()).unfinished(environment);
    if (killed.isEmpty()) {
      return Optional.empty();
    }
    Steps steps = steps();
    tools.place().clear(environment);
    String revision = killed.get().fact().revision();
    Aim aim =
        new Aim(revision, state.deployed(environment).map(each -> each.fact().revision()), false);
    steps.touch();
    DeployReport report =
        failed(
            Actor.machine(),
            aim,
            steps,
            "%s: it began at %s and was killed"
                .formatted(Deployer.INTERRUPTED, killed.get().event().time()));
    tools.place().clear(environment);
    tools.progress().settled(report);
    return Optional.of(report);
  }

  @Override
  public void close() throws IOException {
    held.remove(environment);
    lock.close();
  }
}
