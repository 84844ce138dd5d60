package debwright.cli;

import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.trunk.Trunk;
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

  boolean offline() {
    return offline;
  }

  Trunk open(Console console) throws Exception {
    return Clones.open(repository(), console);
  }

  /** The ledger of a clone, with the remote's news. */
  Ledger fetched(Trunk trunk, Console console) throws Exception {
    Ledger ledger = Ledger.of(trunk);
    if (!offline) {
      LedgerSync.fetch(trunk, ledger, console);
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
