package debwright.deploy;

import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The deploys that one clone began.
 *
 * @param place the clone's name; what other clones do to an environment is theirs
 */
record Starts(State state, String place) {

  static Starts of(State state, DeployPlace place) throws IOException {
    return new Starts(state, place.name());
  }

  /** Where there are any. */
  SortedSet<String> environments() {
    SortedSet<String> environments = new TreeSet<>();
    for (Recorded<DeployStarted> start : state.all(DeployStarted.class)) {
      if (isOurs(start) && DeployPlace.isEnvironment(start.fact().environment())) {
        environments.add(start.fact().environment());
      }
    }
    return environments;
  }

  /** The newest of an environment, if nothing is recorded of the environment after it. */
  Optional<Recorded<DeployStarted>> unfinished(String environment) {
    return state.all(DeployStarted.class).stream()
        .filter(start -> start.fact().environment().equals(environment) && isOurs(start))
        .reduce((first, second) -> second)
        .filter(start -> !hasEnd(start));
  }

  private boolean isOurs(Recorded<DeployStarted> start) {
    return start.fact().place().isEmpty() || start.fact().place().equals(place);
  }

  private boolean hasEnd(Recorded<DeployStarted> start) {
    String environment = start.fact().environment();
    boolean deployed =
        state.all(Deployed.class).stream()
            .filter(each -> each.fact().environment().equals(environment))
            .anyMatch(each -> each.event().compareTo(start.event()) > 0);
    return deployed
        || state.all(RolledBack.class).stream()
            .filter(each -> each.fact().environment().equals(environment))
            .anyMatch(each -> each.event().compareTo(start.event()) > 0);
  }
}
