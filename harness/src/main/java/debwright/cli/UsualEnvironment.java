package debwright.cli;

import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.history.TrunkBranch;
import debwright.ledger.State;
import debwright.text.Visible;
import debwright.trunk.Trunk;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The environment that is meant: the one that is named, else where users are. */
final class UsualEnvironment {
  private static final String PRODUCTION = "production";

  private UsualEnvironment() {}

  /**
   * It.
   *
   * @throws Failure nobody knows of an environment of that name, or of any
   */
  static String of(Optional<String> named, Trunk trunk, State state) throws Exception {
    Set<String> known = new LinkedHashSet<>(state.environments());
    DeliveryFile file = DeliveryFile.of(trunk, TrunkBranch.of(trunk).tip());
    file.environments().stream().map(EnvironmentPlan::name).forEach(known::add);
    if (known.isEmpty()) {
      throw Failure.input(
          "debwright.yaml names no environment, and nothing was deployed",
          "environments: {production: {deploy: COMMAND, check: COMMAND}}");
    }
    if (named.isPresent() && !known.contains(named.get())) {
      throw Failure.input(
          "no environment '%s'".formatted(Visible.line(named.get())),
          "there are: " + Visible.line(String.join(", ", known)));
    }
    return named.orElseGet(() -> usual(known, file));
  }

  private static String usual(Set<String> known, DeliveryFile file) {
    if (known.contains(PRODUCTION)) {
      return PRODUCTION;
    }
    return file.environments().stream()
        .map(EnvironmentPlan::name)
        .reduce((first, second) -> second)
        .orElseGet(() -> known.iterator().next());
  }
}
