package debwright.deploy;

import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.trunk.Revision;
import java.util.Optional;

/**
 * What is brought to an environment.
 *
 * @param plan of the environment, as the revision's own project file has it
 * @param revision that is brought there
 * @param before what stands there now, 40 hex digits, or empty
 */
public record DeployChoice(EnvironmentPlan plan, Revision revision, Optional<String> before) {
  public String environment() {
    return plan.name();
  }
}
