package debwright.plan;

import java.util.List;

/**
 * What is known about an app, for each release asked for. The same engine, input, index and options
 * give an equal plan.
 *
 * @param app what was looked at
 * @param releases one answer a release, in the order asked
 */
public record Plan(AppFacts app, List<ReleasePlan> releases) {
  public Plan {
    releases = List.copyOf(releases);
  }
}
