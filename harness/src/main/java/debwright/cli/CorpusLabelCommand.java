package debwright.cli;

import debwright.corpus.Corpus;
import debwright.curation.Curator;
import debwright.curation.LabelReport;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright corpus label}. */
@CommandLine.Command(
    name = "label",
    header =
        "Ask the real dpkg-shlibdeps about every item, and write its answers into the manifest.",
    description = {
      "",
      "It is asked in a root folder that holds the libraries that the packages need. Making one takes debootstrap",
      "and the superuser's rights. Items that it has no answer for are left out."
    },
    footer = "  sudo debwright corpus label drawn/mine.corpus.csv --root /var/tmp/root")
final class CorpusLabelCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A manifest (*" + Corpus.EXTENSION + ").")
  private String manifest = "";

  @Option(
      names = "--root",
      required = true,
      paramLabel = "DIR",
      description = "The root folder; made where there is none.")
  private Path root = Path.of("");

  @Mixin private AptOptions apt = new AptOptions();

  CorpusLabelCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    Corpus corpus = Corpora.find(manifest);
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      Curator curator = new Curator(apt.source(console.cache()), line::at);
      LabelReport report = curator.label(corpus, root, apt.mirror());
      report.unanswered().forEach(answer -> line.note("no answer for " + answer.name()));
      line.note("labelled %d items".formatted(report.corpus().items().size()));
    }
    return ExitCode.YES;
  }
}
