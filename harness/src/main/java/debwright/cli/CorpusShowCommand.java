package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Label;
import debwright.corpus.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright corpus show}. */
@CommandLine.Command(
    name = "show",
    header = "Show the items of a corpus.",
    footer = {"  debwright corpus show bookworm", "  debwright corpus show apps --csv"})
final class CorpusShowCommand implements Command {
  private final Console console;

  @Parameters(
      paramLabel = "NAME|FILE",
      description = "An embedded corpus, or a manifest (*.corpus.csv).")
  private String name = "";

  @Option(names = "--csv", description = "Print the manifest itself.")
  private boolean csv;

  CorpusShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, ManifestException {
    Corpus corpus = Corpora.find(name);
    console.out().print(csv ? Files.readString(corpus.manifest()) : table(corpus));
    return ExitCode.YES;
  }

  private static String table(Corpus corpus) {
    TextTable table = TextTable.of("item", "release", "tier", "size", "source", "label");
    for (Item item : corpus.items()) {
      table.row(
          item.id(),
          item.release() + "/" + item.architecture(),
          item.tier().text(),
          Long.toString(item.size()),
          item.location().source() + " " + item.location().text(),
          item.label().map(CorpusShowCommand::text).orElse(""));
    }
    return table.text();
  }

  private static String text(Label label) {
    return label.kind() + ": " + (label.expected().isEmpty() ? "nothing" : label.expected());
  }
}
