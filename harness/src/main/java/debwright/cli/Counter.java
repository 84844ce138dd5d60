package debwright.cli;

import debwright.delivery.DeployReport;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import debwright.trunk.Trunk;
import java.util.Optional;

/** Where commands about deploys are handed in: this clone, or a server that has one. */
interface Counter extends AutoCloseable {

  /** The server's where there is one, else that of the clone. */
  static Counter open(CloneOptions options, ServerOption server, Console console) throws Exception {
    Trunk trunk = Clones.open(options.repository(), server.named(), console);
    try {
      Optional<ServerClient> there =
          options.offline() ? Optional.empty() : server.of(trunk, console);
      Ledger ledger = options.fetched(trunk, console);
      return there.isPresent()
          ? new RemoteCounter(trunk, there.get(), console)
          : new LocalCounter(options, console, trunk, ledger);
    } catch (Exception e) {
      trunk.close();
      throw e;
    }
  }

  /**
   * Deploys.
   *
   * @param revision a commit's name; the newest that can be deployed where empty
   * @param first whether it is the first deploy there
   */
  DeployReport deploy(String environment, Optional<String> revision, boolean first)
      throws Exception;

  /** Brings back what was there before. */
  DeployReport rollBack(String environment) throws Exception;

  /**
   * Marks a revision of trunk.
   *
   * @param coveredBy the name of the later one that makes a bad one good, or empty
   * @return the mark, with whole ids
   */
  Marked mark(String revision, Mark mark, Optional<String> coveredBy, String message)
      throws Exception;

  /** Where a person finds all that the commands of a deploy wrote, or empty. */
  Optional<String> log(DeployReport report);

  @Override
  void close();
}
