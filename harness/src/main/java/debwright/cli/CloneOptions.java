package debwright.cli;

import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** In which clone, and how the answer is written; the options that several commands share. */
final class CloneOptions {
  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone of the repository, bare or not; the current folder unless given.")
  private Path repository = Path.of("");

  @Option(
      names = "--offline",
      description = "Use the ledger as it is here; don't ask the remote for news, nor tell it any.")
  private boolean offline;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  boolean json() {
    return format == TrunkFormat.JSON;
  }

  Path repository() {
    return repository.toAbsolutePath().normalize();
  }

  Trunk open() throws IOException, TrunkException {
    return Trunk.open(repository());
  }

  /** The ledger of a clone, with the remote's news. */
  Ledger fetched(Trunk trunk, Console console)
      throws IOException, LedgerException, InterruptedException {
    Ledger ledger = Ledger.of(trunk);
    if (!offline) {
      LedgerSync.fetch(ledger, console);
    }
    return ledger;
  }

  /** Tells the remote what is new. */
  void push(Ledger ledger, Console console)
      throws IOException, LedgerException, InterruptedException {
    if (!offline) {
      LedgerSync.push(ledger, console);
    }
  }
}
