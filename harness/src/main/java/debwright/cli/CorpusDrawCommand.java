package debwright.cli;

import debwright.corpus.Corpus;
import debwright.curation.Curator;
import debwright.curation.Recipe;
import debwright.index.Release;
import debwright.source.Draw;
import debwright.source.Suite;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright corpus draw}. */
@CommandLine.Command(
    name = "draw",
    header = "Draw packages that ship ELF objects at random, and write a manifest of them.",
    description = {
      "",
      "The same seed draws the same packages, and a larger count has all of a smaller one."
    },
    footer = "  debwright corpus draw --seed 1 --count 50 -o drawn/mine.corpus.csv")
final class CorpusDrawCommand implements Command {
  private final Console console;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "Any text; the seed of the embedded corpus unless given.")
  private String seed = Draw.EMBEDDED.seed();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many packages; as many as for the embedded corpus unless given.")
  private int count = Recipe.EMBEDDED.count();

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      description = "A release's code name: bookworm unless given.")
  private String suite = Recipe.EMBEDDED.suite().name();

  @Option(names = "--arch", paramLabel = "ARCH", description = "Debian's name: amd64 unless given.")
  private String architecture = Recipe.EMBEDDED.suite().architecture();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The manifest to write (*" + Corpus.EXTENSION + ").")
  private Path output = Path.of("");

  @Mixin private AptOptions apt = new AptOptions();

  CorpusDrawCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      Curator curator = new Curator(apt.source(console), line::at);
      Corpus corpus = curator.draw(recipe(), output);
      line.note("wrote %s: %d items".formatted(corpus.manifest(), corpus.items().size()));
    }
    return ExitCode.YES;
  }

  private Recipe recipe() throws Failure {
    Release release =
        Release.of(suite)
            .orElseThrow(
                () -> Failure.input("unknown suite " + suite, "known are " + Release.known()));
    return new Recipe(
        new Suite(release.codeName(), Recipe.EMBEDDED.suite().component(), architecture),
        release.name(),
        new Draw(seed, architecture, Draw.EMBEDDED.largest()),
        count,
        Recipe.EMBEDDED.smoke(),
        mustPass());
  }

  /** Another draw is all chance. */
  private Set<String> mustPass() {
    return seed.equals(Draw.EMBEDDED.seed()) ? Recipe.EMBEDDED.mustPass() : Set.of();
  }
}
