package debwright.cli;

import debwright.history.TrunkBranch;
import debwright.history.TrunkLog;
import debwright.ledger.Ledger;
import debwright.ledger.State;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    footer = {
      "  debwright trunk log",
      "  debwright trunk log --environment staging",
      "  debwright trunk log --limit 100 --format json"
    })
final class TrunkLogCommand implements Command {
  private final Console console;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many revisions at most, newest first: 20 unless given.")
  private int limit = 20;

  @Option(
      names = "--environment",
      paramLabel = "ENV",
      description = "What can be deployed there; unless given, to the one that is furthest behind.")
  private Optional<String> environment = Optional.empty();

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
    try (Trunk trunk = Clones.open(repository, console)) {
      Ledger ledger = Ledger.of(trunk);
      if (!offline) {
        LedgerSync.fetch(trunk, ledger, console);
      }
      TrunkLog log = log(trunk, ledger.state(), environment, limit);
      log.notes().forEach(note -> console.say("note: " + note));
      console
          .out()
          .print(format == TrunkFormat.JSON ? TrunkLogText.json(log) : TrunkLogText.text(log));
    }
    return ExitCode.YES;
  }

  /** For one environment, or for the one that is furthest behind. */
  static TrunkLog log(Trunk trunk, State state, Optional<String> environment, int limit)
      throws Exception {
    TrunkBranch branch = TrunkBranch.of(trunk);
    if (environment.isEmpty()) {
      return TrunkLog.read(trunk, branch, state, limit);
    }
    String name = UsualEnvironment.of(environment, trunk, state);
    List<Revision> all = trunk.landed(branch.tip(), Optional.empty(), Integer.MAX_VALUE);
    return TrunkLog.read(trunk, branch, all, state, List.of(name), limit);
  }
}
