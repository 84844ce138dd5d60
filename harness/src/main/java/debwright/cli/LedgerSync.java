package debwright.cli;

import debwright.ledger.Exchange;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import java.io.IOException;
import java.util.Optional;

/** Brings this clone's ledger up to date, as far as its remote can be reached. */
final class LedgerSync {
  private LedgerSync() {}

  /** Tells where it cannot; what is here is used then. */
  static void fetch(Ledger ledger, Console console)
      throws IOException, LedgerException, InterruptedException {
    Optional<String> remote = ledger.remote();
    if (remote.isPresent()) {
      tell(ledger.fetch(remote.get()), console);
    }
  }

  /** The same in the other direction. */
  static void push(Ledger ledger, Console console)
      throws IOException, LedgerException, InterruptedException {
    Optional<String> remote = ledger.remote();
    if (remote.isPresent()) {
      tell(ledger.push(remote.get()), console);
    }
  }

  private static void tell(Exchange exchange, Console console) {
    if (exchange.result() == Exchange.Result.UNREACHABLE) {
      console.say("note: " + exchange.text());
    }
  }
}
