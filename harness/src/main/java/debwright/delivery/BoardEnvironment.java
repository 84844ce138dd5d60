package debwright.delivery;

import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.history.DeployQueue;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Installed;
import debwright.ledger.Recorded;
import java.util.List;
import java.util.Optional;

/**
 * An environment, and what it runs.
 *
 * @param plan as trunk's tip has it; empty where only the ledger knows of it
 * @param installed what it runs
 * @param deploys all of them, oldest first, also those that failed
 * @param queue the revisions that it does not have
 * @param notes what a person should know, each one line
 */
public record BoardEnvironment(
    String name,
    Optional<EnvironmentPlan> plan,
    Installed installed,
    List<Recorded<Deployed>> deploys,
    DeployQueue queue,
    List<String> notes) {
  public BoardEnvironment {
    deploys = List.copyOf(deploys);
    notes = List.copyOf(notes);
  }

  /** The newest deploy that succeeded and stands, or empty. */
  public Optional<Recorded<Deployed>> deployed() {
    return installed.deployed();
  }

  /** Whether it gets each landing at once, so that marks do not matter. */
  public boolean afterLanding() {
    return plan.filter(EnvironmentPlan::afterLanding).isPresent();
  }
}
