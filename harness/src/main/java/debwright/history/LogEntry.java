package debwright.history;

import debwright.history.DeployQueue.Standing;
import debwright.ledger.Fact.Marked;
import debwright.trunk.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a revision that landed.
 *
 * @param engine the digest of its engine in hex, or empty where it has none
 * @param run the name of its newest run, or empty
 * @param verdict the newest one's word, or empty
 * @param deploys where it was deployed, as {@code production}, {@code production (failed)} or
 *     {@code production (rolled back)}; each once
 * @param mark the newest one, or empty
 * @param standing how it stands in the queue, or empty where it is deployed
 */
public record LogEntry(
    Revision revision,
    Optional<String> engine,
    Optional<String> run,
    Optional<String> verdict,
    List<String> deploys,
    Optional<Marked> mark,
    Optional<Standing> standing) {
  public LogEntry {
    deploys = List.copyOf(deploys);
  }

  /** Whether it can be deployed; one that is needs no answer. */
  public Optional<Boolean> deployable() {
    return standing.map(Standing::deployable);
  }
}
