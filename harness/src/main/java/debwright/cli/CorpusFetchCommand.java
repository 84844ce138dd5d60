package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.ManifestException;
import debwright.corpus.Source;
import debwright.source.FetchException;
import debwright.source.FetchReport;
import debwright.source.Sources;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code debwright corpus fetch}. */
@CommandLine.Command(
    name = "fetch",
    header = "Fetch the items of a corpus, so that running it needs no network.",
    footer = "  debwright corpus fetch apps.corpus.csv --mirror https://mirror.example/debian")
final class CorpusFetchCommand implements Command {
  private final Console console;

  @Parameters(
      paramLabel = "NAME|FILE",
      description = "An embedded corpus, or a manifest (*.corpus.csv).")
  private String name = "";

  @Mixin private AptOptions apt = new AptOptions();

  CorpusFetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, ManifestException {
    Corpus corpus = Corpora.find(name);
    FetchReport report = fetch(corpus, fetchable(corpus));
    console.say(
        "fetched %d of %d items".formatted(report.files().size(), fetchable(corpus).size()));
    if (!report.failures().isEmpty()) {
      throw failure(report.failures().values());
    }
    return ExitCode.YES;
  }

  /** Distilled items lie beside the manifest already. */
  private static List<Item> fetchable(Corpus corpus) {
    return corpus.items().stream()
        .filter(item -> item.location().source() != Source.DISTILLED)
        .toList();
  }

  private FetchReport fetch(Corpus corpus, List<Item> items) throws IOException {
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      return new Sources(apt.source(console.cache())).fetch(corpus, items, line::at);
    }
  }

  /** All that is missing, with the hint of the first. */
  private static Failure failure(Collection<FetchException> failures) {
    String all = String.join("\n", failures.stream().map(Throwable::getMessage).toList());
    FetchException first = failures.iterator().next();
    return switch (first.reason()) {
      case DIGEST_MISMATCH, MISSING_FILE, UNSUPPORTED -> Failure.input(all, first.hint());
      case MISSING_VERSION, NETWORK, NO_SOURCES, NO_TOOL -> Failure.environment(all, first.hint());
    };
  }
}
