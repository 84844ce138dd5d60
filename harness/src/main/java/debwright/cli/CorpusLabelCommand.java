package debwright.cli;

import debwright.corpus.Corpus;
import debwright.curation.Curator;
import debwright.curation.LabelReport;
import debwright.resolve.DpkgRules;
import java.nio.file.Path;
import java.util.Optional;
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

  @Option(
      names = "--dpkg",
      paramLabel = "VERSION",
      description = "Ask the dpkg-shlibdeps of 1.21 or 1.22.22; the release's own unless given.")
  private Optional<String> dpkg = Optional.empty();

  @Mixin private AptOptions apt = new AptOptions();

  CorpusLabelCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    Corpus corpus = Corpora.find(manifest);
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      Curator curator = new Curator(apt.source(console.cache()), line::at);
      LabelReport report = curator.label(corpus, root, rules(corpus));
      report.unanswered().forEach(answer -> line.note("no answer for " + answer.name()));
      line.note("labelled %d items".formatted(report.corpus().items().size()));
    }
    return ExitCode.YES;
  }

  // All items are of one release, or they can't be labelled in one root.
  private DpkgRules rules(Corpus corpus) throws Failure {
    if (dpkg.isPresent()) {
      return RuleOptions.dpkg(dpkg.get());
    }
    String release = corpus.items().isEmpty() ? "" : corpus.items().get(0).release();
    return DpkgRules.of(RuleOptions.release(release));
  }
}
