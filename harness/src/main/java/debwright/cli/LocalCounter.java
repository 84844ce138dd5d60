package debwright.cli;

import debwright.delivery.Actor;
import debwright.delivery.DeployReport;
import debwright.delivery.Desk;
import debwright.deploy.Deployer;
import debwright.job.Logs;
import debwright.job.Workshop;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.util.Optional;

/** Does it in a clone, and tells the clone's remote. */
final class LocalCounter implements Counter {
  private final CloneOptions options;
  private final Console console;
  private final Trunk trunk;
  private final Ledger ledger;

  /** That of a clone, with its ledger; closes the clone. */
  LocalCounter(CloneOptions options, Console console, Trunk trunk, Ledger ledger) {
    this.options = options;
    this.console = console;
    this.trunk = trunk;
    this.ledger = ledger;
  }

  @Override
  public DeployReport deploy(String environment, Optional<String> revision, boolean first)
      throws Exception {
    return guarded(deployer -> deployer.deploy(Actor.of(trunk), environment, revision, first));
  }

  @Override
  public DeployReport rollBack(String environment) throws Exception {
    return guarded(deployer -> deployer.rollBack(Actor.of(trunk), environment));
  }

  private interface Deploy {
    DeployReport of(Deployer deployer) throws Exception;
  }

  /** Whoever interrupts this must not leave a command behind that goes on by itself. */
  private DeployReport guarded(Deploy deploy) throws Exception {
    try (DeployTalk talk = new DeployTalk(console)) {
      Path folder = trunk.gitFolder().resolve("debwright");
      Deployer deployer =
          new Deployer(trunk, ledger, new Workshop(folder, console.environment()), talk);
      Thread end = new Thread(deployer::endCommands);
      Runtime.getRuntime().addShutdownHook(end);
      try {
        DeployReport report = deploy.of(deployer);
        options.push(ledger, console);
        return report;
      } finally {
        forget(end);
      }
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running: the process ends.
    }
  }

  @Override
  public Marked mark(String revision, Mark mark, Optional<String> coveredBy, String message)
      throws Exception {
    Revision marked = trunk.resolve(revision);
    Optional<Revision> by =
        coveredBy.isPresent() ? Optional.of(trunk.resolve(coveredBy.get())) : Optional.empty();
    new Desk(trunk, ledger).mark(Actor.of(trunk), marked, mark, by, message);
    options.push(ledger, console);
    return new Marked(marked.id(), mark, by.map(Revision::id), message);
  }

  @Override
  public Optional<String> log(DeployReport report) {
    return Logs.of(trunk.gitFolder()).find(report.log()).map(Path::toString);
  }

  @Override
  public void close() {
    trunk.close();
  }
}
