package debwright.done;

import debwright.comparison.Comparison;
import debwright.result.Run;
import java.util.Optional;

/**
 * What a definition of done is judged by.
 *
 * @param candidate the run that is judged
 * @param comparison with the previous deploy, or empty where there is none
 */
public record Evidence(Run candidate, Optional<Comparison> comparison) {
  Optional<Run> before() {
    return comparison.map(Comparison::base);
  }
}
