package debwright.cli;

import debwright.corpus.Tier;
import debwright.index.IndexException;
import debwright.materials.AnyBytes;
import debwright.materials.CorpusMaterials;
import debwright.materials.DistilledBytes;
import debwright.materials.FetchedBytes;
import debwright.materials.IndexFiles;
import debwright.materials.InstalledIndexes;
import debwright.resolve.Strategy;
import debwright.run.RunSettings;
import debwright.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a corpus is run; the options that several commands share. */
final class RunOptions {

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      description = "How libraries are mapped: names, shlibs or symbols (default).")
  private Strategy strategy = Strategy.SYMBOLS;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "Leave out less important items: must-pass, smoke or full (default).")
  private Tier tier = Tier.FULL;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Workers at a time; one for each processor unless given.")
  private int jobs = RunSettings.DEFAULT.jobs();

  @Option(
      names = "--dpkg",
      paramLabel = "VERSION",
      description = "Rules of dpkg-shlibdeps 1.21 or 1.22.22; each release's own unless given.")
  private Optional<String> dpkg = Optional.empty();

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone of the repository under test; the current folder unless given.")
  private Path repository = Path.of("");

  @Option(
      names = "--index",
      paramLabel = "FILE",
      description =
          "An index to use for its release and architecture, instead of the built-in one; more than once for several.")
  private List<Path> indexes = List.of();

  @Mixin private AptOptions apt = new AptOptions();

  RunSettings settings() throws Failure {
    if (jobs < 1) {
      throw Failure.input("--jobs must be 1 or more, found " + jobs, "leave it out");
    }
    RunSettings settings = RunSettings.DEFAULT.withJobs(jobs).withStrategy(strategy.toString());
    return dpkg.isPresent() ? settings.withDpkg(RuleOptions.dpkg(dpkg.get()).code()) : settings;
  }

  /** A folder of the clone under test. */
  Path repository() {
    return repository.toAbsolutePath().normalize();
  }

  CorpusMaterials materials(Console console, GateTalk talk)
      throws IOException, IndexException, Failure {
    Sources sources = new Sources(apt.source(console));
    return new CorpusMaterials(
        new AnyBytes(
            new DistilledBytes(console.cache()), new FetchedBytes(sources, talk::fetching)),
        IndexFiles.of(indexes, new InstalledIndexes(console.indexes())),
        tier);
  }
}
