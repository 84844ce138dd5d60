package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.ManifestException;
import debwright.curation.Curator;
import debwright.source.FetchException;
import debwright.source.FetchReport;
import java.io.IOException;
import java.util.Collection;
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
  public ExitCode run() throws Failure, IOException, FetchException, ManifestException {
    FetchReport report = fetch(Corpora.find(name));
    int all = report.files().size() + report.failures().size();
    console.say("fetched %d of %d items".formatted(report.files().size(), all));
    if (!report.failures().isEmpty()) {
      throw failure(report.failures().values());
    }
    return ExitCode.YES;
  }

  private FetchReport fetch(Corpus corpus) throws Failure, IOException, FetchException {
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      return new Curator(apt.source(console), line::at).fetch(corpus);
    }
  }

  /** All that is missing, with the hint of the first. */
  private static Failure failure(Collection<FetchException> failures) {
    String all = String.join("\n", failures.stream().map(Throwable::getMessage).toList());
    FetchException first = failures.iterator().next();
    return switch (first.reason()) {
      case BAD_LOCK, DIGEST_MISMATCH, MISSING_FILE, UNSUPPORTED -> Failure.input(all, first.hint());
      case MISSING_VERSION, MISSING_URL, NETWORK, NO_SOURCES, NO_TOOL ->
          Failure.environment(all, first.hint());
    };
  }
}
