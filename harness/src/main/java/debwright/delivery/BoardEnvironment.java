package debwright.delivery;

import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.history.DeployQueue;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import java.util.List;
import java.util.Optional;

/**
 * An environment, and what it runs.
 *
 * @param plan as trunk's tip has it; empty where only the ledger knows of it
 * @param deployed the newest deploy that succeeded and stands, or empty
 * @param deploys all of them, oldest first, also those that failed
 * @param queue the revisions that it does not have
 * @param notes what a person should know, each one line
 */
public record BoardEnvironment(
    String name,
    Optional<EnvironmentPlan> plan,
    Optional<Recorded<Deployed>> deployed,
    List<Recorded<Deployed>> deploys,
    DeployQueue queue,
    List<String> notes) {
  public BoardEnvironment {
    deploys = List.copyOf(deploys);
    notes = List.copyOf(notes);
  }
}
