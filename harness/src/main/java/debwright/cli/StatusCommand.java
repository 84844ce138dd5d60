package debwright.cli;

import debwright.delivery.Board;
import debwright.delivery.BoardReader;
import debwright.job.Logs;
import debwright.ledger.Ledger;
import debwright.trunk.Trunk;
import debwright.web.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code debwright status}: what the first page of {@code debwright serve} says. */
@CommandLine.Command(
    name = "status",
    header = "Say what can be deployed, what blocks it, and what waits.",
    description = {
      "",
      "What is being done by a server at this moment, only the server knows: ask it at /api/status."
    },
    footer = {"  debwright status", "  debwright status --format json"})
final class StatusCommand implements Command {
  private final Console console;

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

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = Clones.open(repository, console)) {
      Ledger ledger = Ledger.of(trunk);
      if (!offline) {
        LedgerSync.fetch(trunk, ledger, console);
      }
      Board board = new BoardReader(trunk, ledger).read(1);
      Status status = new Status(board, List.of(), Instant.now(), log -> log(trunk, log));
      console.out().print(format == TrunkFormat.JSON ? status.json() : status.text());
    }
    return ExitCode.YES;
  }

  /** Logs stay where they were written. */
  private static Optional<String> log(Trunk trunk, String name) {
    Optional<String> here = Logs.of(trunk.gitFolder()).find(name).map(Path::toString);
    return here.or(() -> trunk.remote().map(server -> "/logs/" + name + " at the server"));
  }
}
