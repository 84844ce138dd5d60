package debwright.cli;

import debwright.history.TrunkBranch;
import debwright.history.TrunkLog;
import debwright.ledger.Ledger;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code debwright trunk log}: the revisions that landed, and what is known of each. */
@CommandLine.Command(
    name = "log",
    header = "List the revisions that landed, with their runs, verdicts, deploys and marks.",
    description = {
      "",
      "The last line names the newest revision that can be deployed. What is deployed already is",
      "what the environment that is furthest behind has."
    },
    footer = {"  debwright trunk log", "  debwright trunk log --limit 100 --format json"})
final class TrunkLogCommand implements Command {
  private final Console console;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many revisions at most, newest first: 20 unless given.")
  private int limit = 20;

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone of the repository, bare or not; the current folder unless given.")
  private Path repository = Path.of("");

  @Option(
      names = "--offline",
      description = "Use the ledger as it is here; don't ask the remote for news.")
  private boolean offline;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  TrunkLogCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (limit < 1) {
      throw Failure.input("--limit must be 1 or more, found " + limit, "leave it out");
    }
    try (Trunk trunk = Trunk.open(repository.toAbsolutePath().normalize())) {
      Ledger ledger = Ledger.of(trunk);
      if (!offline) {
        LedgerSync.fetch(ledger, console);
      }
      TrunkLog log = TrunkLog.read(trunk, TrunkBranch.of(trunk), ledger.state(), limit);
      log.notes().forEach(note -> console.say("note: " + note));
      console
          .out()
          .print(format == TrunkFormat.JSON ? TrunkLogText.json(log) : TrunkLogText.text(log));
    }
    return ExitCode.YES;
  }
}
