package debwright.cli;

import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.Indexes.Located;
import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code debwright index list}. */
@CommandLine.Command(
    name = "list",
    header = "List the indexes at hand.",
    footer = "  debwright index list")
final class IndexListCommand implements Command {
  private final Console console;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or csv.")
  private Rows.Format format = Rows.Format.TEXT;

  IndexListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws IOException, IndexException {
    Rows rows =
        new Rows(
            "release",
            "architecture",
            "quality",
            "date",
            "packages",
            "bytes",
            "use",
            "origin",
            "file");
    for (Located each : console.indexes().list()) {
      IndexFacts facts = each.index().facts();
      rows.add(
          facts.release().name(),
          facts.architecture(),
          facts.quality(),
          facts.date(),
          String.valueOf(facts.counts().get("packages")),
          Long.toString(Files.size(each.file())),
          use(each),
          facts.origin(),
          each.file().toString());
    }
    console.out().print(rows.text(format, "indexes"));
    return ExitCode.YES;
  }

  private static String use(Located each) {
    if (each.overridden()) {
      return "overridden by yours";
    }
    return each.embedded() ? "built in" : "yours";
  }
}
