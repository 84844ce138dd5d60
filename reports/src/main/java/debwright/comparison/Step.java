package debwright.comparison;

import java.util.EnumSet;
import java.util.Set;

/** What one change of the Depends is worth, measured by the label. */
enum Step {
  NONE,
  NEUTRAL,
  BETTER,
  WORSE;

  /** Several changes in one: a gain never buys a loss. */
  static Step all(Set<Step> steps) {
    return EnumSet.of(NONE, steps.toArray(Step[]::new)).stream().max(Step::compareTo).orElse(NONE);
  }
}
