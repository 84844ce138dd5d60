package debwright.plan;

import java.util.List;
import java.util.Optional;

/**
 * What is known about an app, for each release asked for. The same engine, input, index and options
 * give an equal plan.
 *
 * @param app what was looked at
 * @param releases one answer a release, in the order asked
 * @param portable one Depends for all, where several were asked for
 */
public record Plan(AppFacts app, List<ReleasePlan> releases, Optional<PortablePlan> portable) {
  public Plan {
    releases = List.copyOf(releases);
  }

  /** The same without one Depends for all. */
  public Plan apart() {
    return new Plan(app, releases);
  }

  /** Where the app works; empty where only one answer was asked for, or none of the loader. */
  public Optional<Matrix> matrix() {
    boolean several =
        releases.size() > 1 && releases.get(0).target().mode().equals(PlanJson.LOADER);
    return several ? Optional.of(Matrix.of(releases)) : Optional.empty();
  }

  /** Of releases that have nothing in common. */
  public Plan(AppFacts app, List<ReleasePlan> releases) {
    this(app, releases, Optional.empty());
  }
}
