package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.ManifestException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** {@code debwright corpus list}. */
@CommandLine.Command(
    name = "list",
    header = "List the corpora that come with Debwright.",
    footer = "  debwright corpus list")
final class CorpusListCommand implements Command {
  private final Console console;

  CorpusListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws IOException, ManifestException {
    TextTable table = TextTable.of("corpus", "items", "labelled", "releases", "manifest");
    for (String name : Corpus.embeddedNames()) {
      add(Corpus.embedded(name), table);
    }
    console.out().print(table.text());
    return ExitCode.YES;
  }

  private static void add(Corpus corpus, TextTable table) {
    List<Item> items = corpus.items();
    table.row(
        corpus.name(),
        Integer.toString(items.size()),
        Long.toString(items.stream().filter(i -> i.label().isPresent()).count()),
        releases(items),
        corpus.manifest().toString());
  }

  private static String releases(List<Item> items) {
    return items.stream()
        .map(item -> item.release() + "/" + item.architecture())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
