package debwright.landing;

import debwright.landing.GateKeeper.Forecast;
import debwright.ledger.Attempt;
import debwright.ledger.Stages;
import java.util.List;

/**
 * What was found of a preview.
 *
 * @param outcome {@link Attempt#LANDED} where it may land
 * @param reason the useful part of a failure, or empty
 * @param stages how long each part took; tests and gate run at once
 * @param log the name of the tests' log, or empty
 * @param trunkBroken whether trunk fails its own tests, too, so that the preview is not to blame
 * @param forecasts what definitions of done say
 */
record Finding(
    Attempt outcome,
    String reason,
    Stages stages,
    String log,
    boolean trunkBroken,
    List<Forecast> forecasts) {
  Finding {
    forecasts = List.copyOf(forecasts);
  }

  boolean passes() {
    return outcome == Attempt.LANDED;
  }
}
