package debwright.delivery;

import debwright.ledger.DeliveryFact.LaneCleared;
import debwright.ledger.DeliveryFact.LaneStopped;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import java.util.List;
import java.util.Optional;

/**
 * Whether proposals can land.
 *
 * @param stopped why not, or empty
 */
public record LaneState(Optional<Recorded<LaneStopped>> stopped) {

  /**
   * That of a trunk: a stop ends when somebody clears it, or trunk moves.
   *
   * @param tip trunk's id
   */
  public static LaneState of(State state, String tip) {
    List<Recorded<LaneStopped>> stops = state.all(LaneStopped.class);
    List<Recorded<LaneCleared>> clears = state.all(LaneCleared.class);
    if (stops.isEmpty()) {
      return new LaneState(Optional.empty());
    }
    Recorded<LaneStopped> stop = stops.get(stops.size() - 1);
    boolean cleared =
        !clears.isEmpty() && clears.get(clears.size() - 1).event().compareTo(stop.event()) > 0;
    boolean moved = !stop.fact().tip().equals(tip);
    return new LaneState(cleared || moved ? Optional.empty() : Optional.of(stop));
  }
}
