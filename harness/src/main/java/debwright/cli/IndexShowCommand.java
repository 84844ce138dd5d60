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
    StringBuilder text = new StringBuilder();
    line(text, "release", facts.release().name());
    line(text, "architecture", facts.architecture());
    line(text, "origin", facts.origin());
    line(text, "date", facts.date());
    line(text, "quality", facts.quality());
    line(text, "snapshot", facts.snapshot());
    line(text, "file", located.file().toString());
    facts.counts().forEach((name, count) -> line(text, name, count.toString()));
    console.out().print(text);
    return ExitCode.YES;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-15s %s\n".formatted(name, value));
  }
}
