package debwright.experiment;

import debwright.result.ItemKey;
import debwright.result.Run;
import java.util.Set;

/**
 * One side of an experiment.
 *
 * @param terms what a person asked for, such as {@code strategy=names}
 * @param run what became of the items
 * @param asked the items that the engine was asked about in that run; the others' answers were
 *     known, so that nothing was measured of them
 */
public record Arm(String terms, Run run, Set<ItemKey> asked) {
  public Arm {
    asked = Set.copyOf(asked);
  }

  public Cost cost() {
    return Cost.of(run, asked);
  }
}
