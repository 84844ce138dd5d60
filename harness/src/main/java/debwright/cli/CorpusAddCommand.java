package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.Tier;
import debwright.curation.Addition;
import debwright.curation.Curator;
import debwright.curation.Popcon;
import debwright.curation.Query;
import debwright.curation.Target;
import debwright.index.Release;
import debwright.source.Draw;
import debwright.source.Suite;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright corpus add}. */
@CommandLine.Command(
    name = "add",
    header = "Add apps to a manifest, which is made where there is none.",
    description = {
      "",
      "Packages of an archive are added as its lists have them, with version and digest. Apps that are there",
      "already stay as they are. A sample is fetched, and holds packages with ELF objects only."
    },
    footer = {
      "  debwright corpus add mine.corpus.csv --section games",
      "  debwright corpus add mine.corpus.csv --popcon by_inst.gz -n 500 --suite noble",
      "  debwright corpus add mine.corpus.csv --sample 100 --seed 7",
      "  debwright corpus add mine.corpus.csv --from apps.txt"
    })
final class CorpusAddCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A manifest (*" + Corpus.EXTENSION + ").")
  private Path manifest = Path.of("");

  @Option(
      names = "--section",
      paramLabel = "SECTION",
      description = "Packages of a section, such as games.")
  private Optional<String> section = Optional.empty();

  @Option(
      names = "--popcon",
      paramLabel = "FILE",
      description = "The most installed packages, by a file by_inst of the Popularity Contest.")
  private Optional<Path> popcon = Optional.empty();

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "At most so many; all unless given.")
  private int count = Integer.MAX_VALUE;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "So many packages at random; the same seed draws the same ones.")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "Any text; the seed of the embedded corpus unless given.")
  private String seed = Draw.EMBEDDED.seed();

  @Option(
      names = "--from",
      paramLabel = "LIST",
      description =
          "What a file names, a line each: SOURCE LOCATION as in a manifest, such as 'npm esbuild@0.25.0'.")
  private Optional<Path> list = Optional.empty();

  @Option(
      names = "--objects",
      description = "Fetch each package, and leave out those without an ELF object.")
  private boolean objects;

  @Option(
      names = {"--release", "--suite"},
      paramLabel = "RELEASE",
      description = "Which to take packages of and to judge apps for: debian:12 unless given.")
  private String release = "debian:12";

  @Option(
      names = "--component",
      paramLabel = "NAME",
      description = "Such as universe: main unless given.")
  private String component = "main";

  @Option(names = "--arch", paramLabel = "ARCH", description = "Debian's name: amd64 unless given.")
  private String architecture = "amd64";

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "How much they matter: must-pass, smoke or full (default).")
  private Tier tier = Tier.FULL;

  @Mixin private AptOptions apt = new AptOptions();

  CorpusAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    check();
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      Curator curator = new Curator(apt.source(console), line::at);
      Addition addition = add(curator);
      addition.others().forEach(id -> line.note("there already, of another version: " + id));
      line.note(
          "added %d items to %s, which has %d; %d were there already"
              .formatted(
                  addition.added(),
                  manifest,
                  addition.corpus().items().size(),
                  addition.known() + addition.others().size()));
      if (!addition.failures().isEmpty()) {
        throw Failure.environment(
            String.join("\n", addition.failures()),
            "the others were added; mend or leave out these");
      }
    }
    return ExitCode.YES;
  }

  private void check() throws Failure {
    if (!manifest.toString().endsWith(Corpus.EXTENSION)) {
      throw Failure.input(
          "a manifest ends in %s, found %s".formatted(Corpus.EXTENSION, manifest),
          "name one such as mine" + Corpus.EXTENSION);
    }
    boolean packages = section.isPresent() || popcon.isPresent() || sample != 0;
    if (packages == list.isPresent() || (popcon.isPresent() && sample != 0)) {
      throw Failure.input(
          "corpus add needs to know which apps",
          "give --section, --popcon or --sample, a section with one of the others, or else --from");
    }
    if (count < 1 || sample < 0) {
      throw Failure.input("1 or more is a number of packages", "leave -n out for all");
    }
    if (popcon.isPresent() && count == Integer.MAX_VALUE) {
      throw Failure.input("--popcon names too many packages", "say how many with -n");
    }
    architecture = RuleOptions.architecture(architecture).code();
  }

  private Addition add(Curator curator) throws Exception {
    Release known = RuleOptions.release(release);
    Target target = new Target(known.name(), architecture, tier);
    if (list.isPresent()) {
      return curator.add(manifest, list.get(), target);
    }
    Suite suite = new Suite(known.codeName(), component, architecture);
    int most = sample == 0 ? count : Math.min(count, sample);
    return curator.add(
        manifest, new Query(suite, section, order(), most, objects || sample != 0), target);
  }

  private Query.Order order() throws Exception {
    if (popcon.isPresent()) {
      return Popcon.read(popcon.get());
    }
    return sample == 0
        ? Query.Order::byName
        : new Draw(seed, architecture, Draw.EMBEDDED.largest())::candidates;
  }
}
