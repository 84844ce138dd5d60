package debwright.cli;

import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.ledger.Exchange;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.trunk.Following;
import debwright.trunk.GitCommand;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Brings this clone's ledger up to date, as far as its remote can be reached. */
final class LedgerSync {
  private static final Duration NETWORK = Duration.ofMinutes(2);

  private LedgerSync() {}

  /** Brings trunk, too, where it moves at the remote only. */
  static void fetch(Trunk trunk, Ledger ledger, Console console)
      throws IOException,
          LedgerException,
          TrunkException,
          ProjectFileException,
          InterruptedException {
    fetch(ledger, console);
    Optional<String> remote = trunk.remote();
    if (remote.isPresent() && trunk.following() == Following.REMOTE) {
      fetchTrunk(trunk, remote.get(), console);
    }
  }

  private static void fetchTrunk(Trunk trunk, String remote, Console console)
      throws IOException, TrunkException, ProjectFileException, InterruptedException {
    String branch = TrunkBranch.project(trunk).trunk();
    String refs = "+refs/heads/%s:refs/remotes/%s/%s".formatted(branch, remote, branch);
    GitCommand.Answer answer =
        new GitCommand(trunk.gitFolder(), NETWORK)
            .run("-c", "gc.auto=0", "fetch", "--quiet", "--no-tags", remote, refs);
    if (!answer.succeeded()) {
      console.say("note: %s of %s cannot be had: %s".formatted(branch, remote, answer.reason()));
    }
  }

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
