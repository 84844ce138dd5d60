package debwright.cli;

import debwright.corpus.Corpus;
import debwright.gate.Materials;
import debwright.gate.ProjectFile;
import debwright.history.DeployedEverywhere;
import debwright.history.EngineRuns;
import debwright.history.TrunkBranch;
import debwright.ledger.State;
import debwright.materials.CorpusMaterials;
import debwright.run.Past;
import debwright.trunk.EngineCache;
import debwright.trunk.Revision;
import debwright.trunk.TreeCache;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is run over many revisions; the options that several commands share. */
final class TrunkOptions {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "An embedded corpus or a manifest; more than once for several. Default: those of debwright.yaml.")
  private List<String> corpora = new ArrayList<>();

  @Option(
      names = "--offline",
      description = "Use the ledger as it is here; don't ask the remote for news.")
  private boolean offline;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  @Mixin private RunOptions options = new RunOptions();

  boolean offline() {
    return offline;
  }

  boolean json() {
    return format == TrunkFormat.JSON;
  }

  Trunk open() throws Exception {
    return Trunk.open(options.repository());
  }

  /**
   * Runs by one corpus, one index and one configuration, so that only engines differ.
   *
   * @param newest whose corpora they are
   */
  EngineRuns runs(Trunk trunk, Revision newest, Console console, GateTalk talk) throws Exception {
    Path cache = console.cache();
    return new EngineRuns(
        new EngineCache(cache, BUILD_LIMIT),
        materials(trunk, newest, console, talk),
        options.settings(),
        Past.in(cache));
  }

  private Materials materials(Trunk trunk, Revision newest, Console console, GateTalk talk)
      throws Exception {
    CorpusMaterials usual = options.materials(console, talk);
    if (corpora.isEmpty()) {
      Path tree = new TreeCache(console.cache()).provide(trunk, newest);
      return usual.find(tree, ProjectFile.read(tree));
    }
    List<Corpus> named = new ArrayList<>();
    for (String name : corpora) {
      named.add(Corpora.find(name));
    }
    return usual.of(named);
  }

  /** What was asked for, else what is deployed everywhere, else what the project file names. */
  Revision since(Optional<String> asked, String option, Trunk trunk, State state, Console console)
      throws Exception {
    if (asked.isPresent()) {
      return trunk.resolve(asked.get());
    }
    DeployedEverywhere deployed = DeployedEverywhere.of(trunk, TrunkBranch.of(trunk), state);
    deployed.notes().forEach(note -> console.say("note: " + note));
    if (deployed.revision().isPresent()) {
      return deployed.revision().get();
    }
    Optional<String> baseline = TrunkBranch.project(trunk).baseline();
    if (baseline.isEmpty()) {
      throw Failure.input(
          "since when? Nothing of trunk is deployed, and debwright.yaml names no baseline",
          "name a revision by " + option);
    }
    return trunk.resolve(baseline.get());
  }
}
