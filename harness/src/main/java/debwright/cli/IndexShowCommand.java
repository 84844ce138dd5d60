package debwright.cli;

import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.Indexes.Located;
import debwright.index.Release;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright index show}. */
@CommandLine.Command(
    name = "show",
    header = "Show what one index holds.",
    footer = "  debwright index show debian:12")
final class IndexShowCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "RELEASE", description = "Such as debian:12 or bookworm.")
  private String release = "";

  @Option(names = "--arch", paramLabel = "ARCH", description = "Debian's name (default amd64).")
  private String architecture = "amd64";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or csv.")
  private Rows.Format format = Rows.Format.TEXT;

  IndexShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, IndexException {
    Release wanted = RuleOptions.release(release);
    Located located =
        console
            .indexes()
            .find(wanted, architecture)
            .orElseThrow(() -> RuleOptions.noIndex(wanted, architecture));
    IndexFacts facts = located.index().facts();
    Rows rows = new Rows("fact", "value");
    rows.add("release", facts.release().name());
    rows.add("architecture", facts.architecture());
    rows.add("origin", facts.origin());
    rows.add("date", facts.date());
    rows.add("quality", facts.quality());
    rows.add("snapshot", facts.snapshot());
    rows.add("file", located.file().toString());
    facts.counts().forEach((name, count) -> rows.add(name, count.toString()));
    facts.mirror().forEach((name, value) -> rows.add("mirror." + name, value));
    console.out().print(rows.text(format, "facts"));
    return ExitCode.YES;
  }
}
