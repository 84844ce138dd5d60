package debwright.cli;

import debwright.deploy.DeployProgress;
import debwright.deploy.Deployer;
import debwright.gate.Gate;
import debwright.gate.GateProgress;
import debwright.gate.MaterialsSource;
import debwright.index.IndexException;
import debwright.job.Logs;
import debwright.job.Workshop;
import debwright.landing.GateKeeper;
import debwright.landing.JudgingGate;
import debwright.landing.Lane;
import debwright.landing.LaneProgress;
import debwright.landing.Means;
import debwright.ledger.Ledger;
import debwright.materials.InstalledIndexes;
import debwright.run.Past;
import debwright.run.RunSettings;
import debwright.trunk.Trunk;
import debwright.works.Pruning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What lands and deploys in a repository, put together.
 *
 * @param settings how the gate runs corpora
 * @param past what earlier runs left
 * @param talk told what the gate does
 */
record LaneWiring(
    Console console,
    Trunk trunk,
    Ledger ledger,
    MaterialsSource materials,
    RunSettings settings,
    Past past,
    GateProgress talk) {

  /** The folder of the repository that nobody else is given. */
  static Path folder(Trunk trunk) {
    return trunk.gitFolder().toAbsolutePath().resolve("debwright");
  }

  Workshop workshop() {
    return new Workshop(folder(trunk).resolve("lane"), console.environment());
  }

  Lane lane(LaneProgress progress) {
    Gate gate = new Gate(trunk, console.cache(), materials, past, talk);
    GateKeeper keeper = new JudgingGate(gate, settings, folder(trunk).resolve("reports"));
    Means means = new Means(workshop(), Logs.of(trunk.gitFolder()), keeper, this::snapshots);
    return new Lane(trunk, ledger, means, progress);
  }

  /** Of whichever index is used for a release: the user's own before one that is built in. */
  private Optional<String> snapshots(String release) throws IOException {
    try {
      return new InstalledIndexes(console.indexes()).snapshots(release);
    } catch (IndexException e) {
      return Optional.empty();
    }
  }

  Pruning pruning(Pruning.Bound bound) {
    return new Pruning(trunk, ledger, bound, Clock.systemUTC());
  }

  Deployer deployer(DeployProgress progress) {
    return new Deployer(trunk, ledger, workshop(), progress);
  }
}
