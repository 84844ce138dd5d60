package debwright.deploy;

import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.DeliveryFile;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.job.Secrets;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the commands of an environment are given of the environment of whoever deploys: the
 * variables that trunk's newest revision names. A proposal names none before it has landed.
 *
 * @param outside where their values are
 */
record DeploySecrets(Trunk trunk, Map<String, String> outside) {

  /**
   * Those of an environment; none where trunk has no such environment any more.
   *
   * @throws DeliveryException one is not set, or too short to be kept out of logs
   */
  Secrets of(String environment)
      throws DeliveryException, TrunkException, ProjectFileException, IOException {
    TrunkBranch branch = TrunkBranch.of(trunk);
    List<String> names =
        DeliveryFile.of(trunk, branch.tip())
            .environment(environment)
            .map(DeliveryFile.EnvironmentPlan::secrets)
            .orElse(List.of());
    List<String> problems = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    for (String name : names) {
      String value = outside.getOrDefault(name, "");
      if (value.isEmpty()) {
        problems.add("%s is not set".formatted(name));
      } else if (value.length() < Secrets.SHORTEST) {
        problems.add(
            "%s has less than %d characters, so that it could not be kept out of logs"
                .formatted(name, Secrets.SHORTEST));
      } else {
        values.put(name, value);
      }
    }
    if (!problems.isEmpty()) {
      throw new DeliveryException(
          Kind.REFUSED,
          "secrets of %s, by debwright.yaml of %s: %s"
              .formatted(environment, branch.name(), String.join("; ", problems)),
          "they are variables of the process that deploys: set them where debwright serve is started,"
              + " or take them from environments.%s.secrets".formatted(environment));
    }
    return new Secrets(values);
  }
}
