package debwright.cli;

import debwright.corpus.Corpus;
import debwright.curation.Curator;
import debwright.curation.Packing;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright corpus distil}. */
@CommandLine.Command(
    name = "distil",
    header =
        "Keep of every item what an engine reads and nothing that runs, in packs small enough to commit.",
    footer = "  debwright corpus distil drawn/mine.corpus.csv -o corpora/mine.corpus.csv")
final class CorpusDistilCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A manifest (*" + Corpus.EXTENSION + ").")
  private String manifest = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The new manifest; its packs are written beside it.")
  private Path output = Path.of("");

  @Option(
      names = "--packs",
      paramLabel = "N",
      description = "How many packs, a power of two up to 256: 8 unless given.")
  private int packs = Packing.EMBEDDED.packs();

  @Option(
      names = "--largest",
      paramLabel = "BYTES",
      description = "Leave out items of more distilled bytes: 32000000 unless given.")
  private long largest = Packing.EMBEDDED.largest();

  @Option(
      names = "--lean",
      description =
          "Leave out other files than objects, too, and names of symbols that no object of the app asks for.")
  private boolean lean;

  @Mixin private AptOptions apt = new AptOptions();

  CorpusDistilCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    Corpus corpus = Corpora.find(manifest);
    Packing packing = packing(corpus);
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      Curator curator = new Curator(apt.source(console), line::at);
      Corpus distilled = curator.distil(corpus, output, packing);
      int left = corpus.items().size() - distilled.items().size();
      line.note("distilled %d items, left out %d".formatted(distilled.items().size(), left));
    }
    return ExitCode.YES;
  }

  private Packing packing(Corpus corpus) throws Failure {
    if (Integer.bitCount(packs) != 1 || packs > 256) {
      throw Failure.input("--packs " + packs + " is no power of two up to 256", "leave it out");
    }
    if (corpus
        .manifest()
        .toAbsolutePath()
        .normalize()
        .equals(output.toAbsolutePath().normalize())) {
      throw Failure.input(
          "the new manifest would replace the old one", "name another file with -o");
    }
    return new Packing(packs, largest, lean);
  }
}
