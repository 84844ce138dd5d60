package debwright.cli;

import debwright.corpus.Corpus;
import debwright.curation.Curator;
import debwright.curation.DeclaredReport;
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
    header = "Write right answers of somebody else into a manifest.",
    description = {
      "",
      "With --root the real dpkg-shlibdeps is asked about every item, in a root folder that holds the libraries that",
      "the packages need. Making one takes debootstrap and the superuser's rights. Items that it has no answer for are",
      "left out. With --declared the answer is what each package itself says that it depends on, in place of a label",
      "that is there; items that are no packages in Debian's format stay as they are."
    },
    footer = {
      "  sudo debwright corpus label drawn/mine.corpus.csv --root /var/tmp/root",
      "  debwright corpus label mine.corpus.csv --declared"
    })
final class CorpusLabelCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A manifest (*" + Corpus.EXTENSION + ").")
  private String manifest = "";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The root folder; made where there is none.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--declared",
      description = "Take Pre-Depends and Depends of the packages' own control files.")
  private boolean declared;

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
    if (declared == root.isPresent() || (declared && dpkg.isPresent())) {
      throw Failure.input(
          "corpus label takes labels from one place", "give either --root DIR or --declared");
    }
    Corpus corpus = Corpora.find(manifest);
    try (ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      Curator curator = new Curator(apt.source(console), line::at);
      if (root.isPresent()) {
        ask(curator, corpus, root.get(), line);
      } else {
        declare(curator, corpus, line);
      }
    }
    return ExitCode.YES;
  }

  private void ask(Curator curator, Corpus corpus, Path folder, ProgressLine line)
      throws Exception {
    LabelReport report = curator.label(corpus, folder, rules(corpus));
    report.unanswered().forEach(answer -> line.note("no answer for " + answer.name()));
    line.note("labelled %d items".formatted(report.corpus().items().size()));
  }

  private static void declare(Curator curator, Corpus corpus, ProgressLine line) throws Exception {
    DeclaredReport report = curator.declare(corpus);
    report.passedOver().forEach(each -> line.note("no label for " + each));
    line.note(
        "labelled %d of %d items".formatted(report.labelled(), report.corpus().items().size()));
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
