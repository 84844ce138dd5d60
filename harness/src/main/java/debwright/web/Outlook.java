package debwright.web;

import debwright.completion.Promised;
import debwright.delivery.BoardItem;
import debwright.delivery.Proposal;
import debwright.done.Definition;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.DeliveryFact.Forecasted;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was forecast of an item, beside what came of it.
 *
 * @param rows its criteria, then its assumptions
 * @param forecast the one before its newest landing, or before what is judged
 * @param judged what was said on what users have, or empty
 * @param landed whether anything did ever
 * @param without why there is no outcome
 */
record Outlook(
    List<Promised> rows,
    Optional<Recorded<Forecasted>> forecast,
    Optional<Recorded<Completed>> judged,
    boolean landed,
    String without) {
  private static final String NOTHING = "nothing landed yet";

  /** As things stand: judged, if nothing landed for the item since. */
  static Outlook of(BoardItem item, Definition definition, State state) {
    Instant last =
        landings(item).stream()
            .flatMap(each -> state.landing(each).stream())
            .map(each -> each.event().time())
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    Optional<Recorded<Completed>> judged =
        item.completion().filter(each -> each.event().time().isAfter(last));
    return of(item, definition, state, judged);
  }

  /** As it was judged once. */
  static Outlook of(
      BoardItem item, Definition definition, State state, Optional<Recorded<Completed>> judged) {
    List<String> landings = landings(item);
    Instant until = judged.map(each -> each.event().time()).orElse(Instant.MAX);
    Optional<Recorded<Forecasted>> forecast =
        state.all(Forecasted.class).stream()
            .filter(each -> each.fact().item().equals(item.id()))
            .filter(each -> landings.contains(each.fact().revision()))
            .filter(each -> each.event().time().isBefore(until))
            .reduce((first, second) -> second);
    List<Promised> rows =
        Promised.of(
            definition,
            forecast.map(each -> each.fact().text()).orElse(""),
            judged.map(each -> each.fact().text()).orElse(""));
    boolean landed = !landings.isEmpty();
    return new Outlook(rows, forecast, judged, landed, landed ? without(item) : NOTHING);
  }

  private static List<String> landings(BoardItem item) {
    return item.proposals().stream().map(Proposal::revision).flatMap(Optional::stream).toList();
  }

  private static String without(BoardItem item) {
    return switch (item.state()) {
      case LANDED -> "not deployed yet";
      case OPEN, PROPOSED, DEPLOYED, DONE, BACK_TO_WORK -> "not judged yet";
      case DROPPED -> "dropped";
    };
  }

  /** What sets its table apart from others. */
  String name() {
    return "Forecast and outcome, "
        + judged.map(each -> "judged " + Show.time(each.event().time())).orElse(without);
  }

  /** Why a row has no forecast. */
  String withoutForecast() {
    return landed ? "none was made" : NOTHING;
  }

  /** Why a row has no outcome. */
  String withoutOutcome() {
    return judged.isPresent() ? "nothing was said of it" : without;
  }
}
