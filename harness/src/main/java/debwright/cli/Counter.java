package debwright.cli;

import debwright.deploy.DeployReport;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Mark;
import java.util.Optional;

/** Where commands about deploys are handed in: this clone, or a server that has one. */
interface Counter extends AutoCloseable {
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
