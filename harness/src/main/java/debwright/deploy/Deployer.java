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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

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
    return new Chooser(trunk, ledger.state(), environment).deploy(revision, first);
  }

  /**
   * What a rollback would bring back, as things stand.
   *
   * @throws DeliveryException there is nothing, or the one who asks may not
   */
  public DeployChoice chooseRollBack(Actor actor, String environment)
      throws DeliveryException, TrunkException, ProjectFileException, LedgerException, IOException {
    expect(actor, "roll back", environment);
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
    expect(actor, "deploy", environment);
    settle(environment);
    choose(actor, environment, revision, first);
    try (HeldEnvironment held = hold(environment)) {
      held.settle();
      return held.deploy(actor, choose(actor, environment, revision, first));
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
    expect(actor, "roll back", environment);
    settle(environment);
    chooseRollBack(actor, environment);
    try (HeldEnvironment held = hold(environment)) {
      held.settle();
      Chooser chooser = new Chooser(trunk, ledger.state(), environment);
      DeployChoice choice = chooser.back();
      return held.rollBack(actor, choice, chooser.undone(choice));
    }
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
              environment, new Tools(trunk, ledger, place, progress, ending), taken, held);
        });
  }

  /** What it takes to deploy. */
  record Tools(
      Trunk trunk,
      Ledger ledger,
      DeployPlace place,
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
   */
  public List<DeployReport> recover() throws IOException, LedgerException, InterruptedException {
    List<DeployReport> reports = new ArrayList<>();
    for (String environment : Starts.of(ledger.state(), place).environments()) {
      settle(environment).ifPresent(reports::add);
    }
    return reports;
  }

  /** Also before a deploy that is refused then. */
  private Optional<DeployReport> settle(String environment)
      throws IOException, LedgerException, InterruptedException {
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
