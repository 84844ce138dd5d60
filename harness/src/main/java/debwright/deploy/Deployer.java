package debwright.deploy;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.delivery.Role;
import debwright.gate.ProjectFileException;
import debwright.job.SoleLock;
import debwright.job.Workshop;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings revisions of trunk to environments.
 *
 * <p>That a deploy begins is recorded before anything is done, and what became of it after all is
 * done. One that was killed between is found by that, and what stood before is put back: so what
 * the ledger says stands is what is there.
 */
public final class Deployer {
  /** How the reason of a deploy begins that was killed. */
  public static final String INTERRUPTED = "interrupted";

  private final Trunk trunk;
  private final Ledger ledger;
  private final DeployPlace place;
  private final DeployProgress progress;

  /**
   * A deployer of a clone.
   *
   * @param workshop whose environment commands get a few variables of; they run in folders of their
   *     own in the clone's git folder
   */
  public Deployer(Trunk trunk, Ledger ledger, Workshop workshop, DeployProgress progress) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.place = new DeployPlace(trunk.gitFolder().toAbsolutePath(), workshop.outside());
    this.progress = progress;
  }

  /**
   * What a deploy would bring there, as things stand.
   *
   * @param revision a commit's name; the newest that can be deployed where empty
   * @param first whether it is the first deploy there, which no mark blocks
   * @throws DeliveryException nothing can be, or the one who asks may not
   */
  public DeployChoice choose(
      Actor actor, String environment, Optional<String> revision, boolean first)
      throws DeliveryException, TrunkException, ProjectFileException, LedgerException, IOException {
    actor.expect(Role.DEPLOY, "deploy");
    expectName(environment);
    return new Chooser(trunk, ledger.state(), environment).deploy(revision, first);
  }

  /**
   * What a rollback would bring back, as things stand.
   *
   * @throws DeliveryException there is nothing, or the one who asks may not
   */
  public DeployChoice chooseRollBack(Actor actor, String environment)
      throws DeliveryException, TrunkException, ProjectFileException, LedgerException, IOException {
    actor.expect(Role.DEPLOY, "roll back");
    expectName(environment);
    return new Chooser(trunk, ledger.state(), environment).back();
  }

  /**
   * Deploys. Where it fails, what stood there before is put back; that is no exception.
   *
   * @param revision a commit's name; the newest that can be deployed where empty
   * @param first whether it is the first deploy there, which no mark blocks
   * @throws DeliveryException nothing can be, somebody deploys there right now, or the one who asks
   *     may not
   */
  public DeployReport deploy(
      Actor actor, String environment, Optional<String> revision, boolean first)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          IOException,
          InterruptedException {
    choose(actor, environment, revision, first);
    try (SoleLock lock = lock(environment)) {
      settle(environment);
      DeployChoice choice = choose(actor, environment, revision, first);
      Steps steps = start(actor, choice);
      Optional<String> failure = steps.bring(choice);
      DeployReport report =
          failure.isPresent()
              ? failed(actor, choice, steps, failure.get())
              : recorded(actor, choice, steps, new Outcome(true, false, ""));
      place.clear(environment);
      return report;
    }
  }

  /**
   * Brings back what was deployed before the newest deploy that stands. Where that fails, what
   * stood until then is put back; that is no exception.
   *
   * @throws DeliveryException there is nothing, somebody deploys there right now, or the one who
   *     asks may not
   */
  public DeployReport rollBack(Actor actor, String environment)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          IOException,
          InterruptedException {
    chooseRollBack(actor, environment);
    try (SoleLock lock = lock(environment)) {
      settle(environment);
      Chooser chooser = new Chooser(trunk, ledger.state(), environment);
      DeployChoice choice = chooser.back();
      List<Recorded<Deployed>> undone = chooser.undone(choice);
      Steps steps = start(actor, choice);
      Optional<String> failure =
          steps.putBack(choice.revision().id(), choice.before().orElseThrow());
      DeployReport report =
          failure.isPresent()
              ? failed(actor, choice, steps, failure.get())
              : rolledBack(actor, choice, steps, undone);
      place.clear(environment);
      return report;
    }
  }

  private SoleLock lock(String environment) throws DeliveryException, IOException {
    return place
        .lock(environment)
        .orElseThrow(
            () ->
                new DeliveryException(
                    Kind.REFUSED,
                    "something is being deployed to %s right now".formatted(environment),
                    "try again when it is done"));
  }

  private static void expectName(String environment) throws DeliveryException {
    if (!DeployPlace.isEnvironment(environment)) {
      throw new DeliveryException(
          Kind.UNKNOWN,
          "no environment '%s'".formatted(Visible.line(environment)),
          "names are of small letters, digits and -, such as production");
    }
  }

  private Steps start(Actor actor, DeployChoice choice)
      throws IOException, LedgerException, InterruptedException {
    place.clear(choice.environment());
    ledger.append(
        actor.name(),
        new DeployStarted(choice.environment(), choice.revision().id(), place.name()));
    return new Steps(trunk, place, choice.environment(), progress);
  }

  /** What is told of a deploy. */
  private record Outcome(boolean success, boolean rolledBack, String reason) {}

  private DeployReport failed(Actor actor, DeployChoice choice, Steps steps, String why)
      throws IOException, LedgerException, InterruptedException {
    return recorded(actor, choice, steps, afterFailure(choice, steps, why));
  }

  private static Outcome afterFailure(DeployChoice choice, Steps steps, String why)
      throws InterruptedException {
    String environment = choice.environment();
    if (choice.before().isEmpty()) {
      return new Outcome(
          false,
          false,
          why + "\nNothing ran in %s before, so nothing was put back.".formatted(environment));
    }
    String before = choice.before().get();
    String brief = Revision.shortId(before);
    if (!steps.touched()) {
      return new Outcome(
          false,
          false,
          why + "\nNothing was begun: %s still runs %s.".formatted(environment, brief));
    }
    return steps
        .putBack(before, choice.revision().id())
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

  private DeployReport recorded(Actor actor, DeployChoice choice, Steps steps, Outcome outcome)
      throws IOException, LedgerException, InterruptedException {
    String log = place.keepLog(choice.environment());
    Deployed deployed =
        new Deployed(
            choice.environment(),
            choice.revision().id(),
            outcome.success(),
            outcome.rolledBack(),
            outcome.reason(),
            steps.stages(),
            log);
    String event = ledger.append(actor.name(), deployed).id();
    return report(choice, steps, outcome, log, event, false);
  }

  private DeployReport rolledBack(
      Actor actor, DeployChoice choice, Steps steps, List<Recorded<Deployed>> undone)
      throws IOException, LedgerException, InterruptedException {
    String log = place.keepLog(choice.environment());
    List<Fact> facts = new ArrayList<>();
    undone.forEach(each -> facts.add(new RolledBack(choice.environment(), each.event().id())));
    String event = ledger.decide(actor.name(), state -> facts).get(0).id();
    return report(choice, steps, new Outcome(true, false, ""), log, event, true);
  }

  private static DeployReport report(
      DeployChoice choice, Steps steps, Outcome outcome, String log, String event, boolean back) {
    return new DeployReport(
        choice.environment(),
        choice.revision().id(),
        choice.before(),
        back,
        outcome.success(),
        outcome.rolledBack(),
        outcome.reason(),
        steps.stages(),
        log,
        event);
  }

  /**
   * Finds the deploys of this clone that were killed, and puts back what stood before. One that
   * another process is at is left alone.
   *
   * @return what was done about each
   */
  public List<DeployReport> recover() throws IOException, LedgerException, InterruptedException {
    List<DeployReport> reports = new ArrayList<>();
    for (String environment : Starts.of(ledger.state(), place).environments()) {
      Optional<SoleLock> lock = place.lock(environment);
      if (lock.isPresent()) {
        try (SoleLock held = lock.get()) {
          settle(environment).ifPresent(reports::add);
        }
      }
    }
    return reports;
  }

  /** The environment's lock is held: what runs for it now was left by one that was killed. */
  private Optional<DeployReport> settle(String environment)
      throws IOException, LedgerException, InterruptedException {
    place.workshop(environment).endLeftovers();
    State state = ledger.state();
    Optional<Recorded<DeployStarted>> killed = Starts.of(state, place).unfinished(environment);
    if (killed.isEmpty()) {
      return Optional.empty();
    }
    place.clear(environment);
    String revision = killed.get().fact().revision();
    DeployChoice choice =
        new DeployChoice(
            new EnvironmentPlan(
                environment, "", Optional.empty(), Optional.empty(), false, Duration.ZERO),
            new Revision(revision, "", killed.get().event().time()),
            state.deployed(environment).map(each -> each.fact().revision()));
    Steps steps = new Steps(trunk, place, environment, progress);
    steps.touch();
    DeployReport report =
        failed(
            Actor.machine(),
            choice,
            steps,
            "%s: it began at %s and was killed"
                .formatted(INTERRUPTED, killed.get().event().time()));
    place.clear(environment);
    progress.settled(report);
    return Optional.of(report);
  }

  /**
   * The environments that get each landing, and have not had this one: it was not tried there, or
   * was interrupted once.
   *
   * @param tip trunk's
   */
  public List<EnvironmentPlan> behind(State state, Revision tip)
      throws IOException, ProjectFileException {
    return DeliveryFile.of(trunk, tip).environments().stream()
        .filter(EnvironmentPlan::afterLanding)
        .filter(plan -> wants(state, plan.name(), tip.id()))
        .toList();
  }

  private static boolean wants(State state, String environment, String tip) {
    List<Deployed> tried =
        state.deploys(tip).stream()
            .map(Recorded::fact)
            .filter(each -> each.environment().equals(environment))
            .toList();
    return tried.isEmpty() || (tried.size() == 1 && tried.get(0).reason().startsWith(INTERRUPTED));
  }
}
