package debwright.deploy;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.delivery.DeployReport;
import debwright.delivery.Role;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.job.SoleLock;
import debwright.job.Workshop;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

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
  private final DeploySecrets secrets;

  /** Environments that this one has the lock of. */
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean ending = new AtomicBoolean();

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
    this.secrets = new DeploySecrets(trunk, workshop.outside());
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
    expect(actor, "deploy", environment);
    DeployChoice choice = new Chooser(trunk, ledger.state(), environment).deploy(revision, first);
    secrets.of(environment);
    return choice;
  }

  /**
   * What a rollback would bring back, as things stand.
   *
   * @throws DeliveryException there is nothing, or the one who asks may not
   */
  public DeployChoice chooseRollBack(Actor actor, String environment)
      throws DeliveryException, TrunkException, ProjectFileException, LedgerException, IOException {
    expect(actor, "roll back", environment);
    DeployChoice choice = new Chooser(trunk, ledger.state(), environment).back();
    secrets.of(environment);
    return choice;
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
    return deploy(Ask.of(actor), environment, revision, first);
  }

  /** The same, for whoever asked. */
  DeployReport deploy(Ask ask, String environment, Optional<String> revision, boolean first)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          IOException,
          InterruptedException {
    Actor actor = ask.actor();
    expect(actor, "deploy", environment);
    settle(environment);
    choose(actor, environment, revision, first);
    try (HeldEnvironment held = hold(environment)) {
      held.settle();
      return held.deploy(ask, choose(actor, environment, revision, first));
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
    return rollBack(Ask.of(actor), environment);
  }

  /** The same, for whoever asked. */
  DeployReport rollBack(Ask ask, String environment)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          IOException,
          InterruptedException {
    expect(ask.actor(), "roll back", environment);
    settle(environment);
    chooseRollBack(ask.actor(), environment);
    try (HeldEnvironment held = hold(environment)) {
      held.settle();
      Chooser chooser = new Chooser(trunk, ledger.state(), environment);
      DeployChoice choice = chooser.back();
      expectSame(ask, choice);
      return held.rollBack(ask, choice, chooser.undone(choice));
    }
  }

  /** Who wanted one revision gone does not want another one gone. */
  private static void expectSame(Ask ask, DeployChoice choice) throws DeliveryException {
    if (ask.stood().isPresent() && !ask.stood().equals(choice.before())) {
      throw new DeliveryException(
          Kind.REFUSED,
          "%s runs %s now, not %s as when the rollback was asked for"
              .formatted(
                  choice.environment(),
                  Revision.shortId(choice.before().orElse("nothing")),
                  Revision.shortId(ask.stood().get())),
          "look at what it runs, and ask again");
    }
  }

  /** What is asked of it by people who do not wait, in this clone. */
  public Orders orders(Clock clock) throws IOException {
    return new Orders(ledger, this, place.name(), clock);
  }

  private HeldEnvironment hold(String environment) throws DeliveryException, IOException {
    return tryHold(environment)
        .orElseThrow(
            () ->
                new DeliveryException(
                    Kind.REFUSED,
                    "something is being deployed to %s right now".formatted(environment),
                    "try again when it is done"));
  }

  private Optional<HeldEnvironment> tryHold(String environment) throws IOException {
    Optional<SoleLock> lock = place.lock(environment);
    return lock.map(
        taken -> {
          held.add(environment);
          return new HeldEnvironment(
              environment, new Tools(trunk, ledger, place, secrets, progress, ending), taken, held);
        });
  }

  /** What it takes to deploy. */
  record Tools(
      Trunk trunk,
      Ledger ledger,
      DeployPlace place,
      DeploySecrets secrets,
      DeployProgress progress,
      AtomicBoolean ending) {}

  private void expect(Actor actor, String what, String environment)
      throws DeliveryException, TrunkException, ProjectFileException, IOException {
    actor.expect(Role.DEPLOY, what);
    if (!DeployPlace.isEnvironment(environment)) {
      throw new DeliveryException(
          Kind.UNKNOWN,
          "no environment '%s'".formatted(Visible.line(environment)),
          Chooser.known(DeliveryFile.of(trunk, TrunkBranch.of(trunk).tip()).environments()));
    }
  }

  /**
   * Finds the deploys of this clone that were killed, and puts back what stood before. One that
   * another process is at is left alone.
   *
   * @return what was done about each
   * @throws DeliveryException one cannot be put back without secrets that are not set; the others
   *     are
   */
  public List<DeployReport> recover()
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          IOException,
          LedgerException,
          InterruptedException {
    List<DeployReport> reports = new ArrayList<>();
    List<DeliveryException> refusals = new ArrayList<>();
    for (String environment : Starts.of(ledger.state(), place).environments()) {
      try {
        settle(environment).ifPresent(reports::add);
      } catch (DeliveryException e) {
        refusals.add(e);
      }
    }
    if (!refusals.isEmpty()) {
      throw new DeliveryException(
          refusals.get(0).kind(),
          refusals.stream().map(DeliveryException::explanation).collect(Collectors.joining("; ")),
          refusals.get(0).hint());
    }
    return reports;
  }

  /** Also before a deploy that is refused then. */
  private Optional<DeployReport> settle(String environment)
      throws DeliveryException,
          TrunkException,
          ProjectFileException,
          IOException,
          LedgerException,
          InterruptedException {
    if (Starts.of(ledger.state(), place).unfinished(environment).isEmpty()) {
      return Optional.empty();
    }
    Optional<HeldEnvironment> free = tryHold(environment);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (HeldEnvironment held = free.get()) {
      return held.settle();
    }
  }

  /**
   * Ends the commands that run now, and begins no others: for a process that is about to end. What
   * they left half done is put back by the next one.
   */
  public void endCommands() {
    ending.set(true);
    for (String environment : held) {
      try {
        place.workshop(environment).endLeftovers();
      } catch (IOException e) {
        // The next one ends them.
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
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
