package debwright.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * On which releases and architectures an app works.
 *
 * @param cells one a release and architecture, sorted
 * @param lowest the oldest release of each family and architecture on which it works, sorted
 */
public record Matrix(List<Cell> cells, List<Place> lowest) {

  /** What becomes of a package of the app. */
  public enum State {
    RUNS,
    /** The Depends can be met, and yet the app does not start. */
    INSTALLS_BUT_FAILS,
    NOT_INSTALLABLE;

    /** The stable text form. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static State of(Outcome outcome) {
      if (outcome.kind().passes()) {
        return RUNS;
      }
      return switch (outcome) {
        case UNRESOLVED_LIBRARY, VERSION_TOO_OLD, MISSING_SYMBOL -> INSTALLS_BUT_FAILS;
        default -> NOT_INSTALLABLE;
      };
    }
  }

  /** A release and architecture. */
  public record Place(String release, String architecture) {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::architecture)
            .thenComparing(Place::release, ReleaseAge.FAMILIES);
  }

  /**
   * What becomes of the app on one release and architecture.
   *
   * @param reason one line for a person, empty text where all went well
   */
  public record Cell(Place place, State state, Outcome outcome, String reason) {}

  public Matrix {
    cells = List.copyOf(cells);
    lowest = List.copyOf(lowest);
  }

  /** Of the answers for all of them. */
  public static Matrix of(List<ReleasePlan> releases) {
    List<Cell> cells = new ArrayList<>();
    for (ReleasePlan each : releases) {
      Place place = new Place(each.target().release(), each.target().architecture());
      cells.add(new Cell(place, State.of(each.outcome()), each.outcome(), each.reason()));
    }
    cells.sort(Comparator.comparing(Cell::place, Place.ORDER));
    Map<String, Place> lowest = new TreeMap<>();
    for (Cell each : cells) {
      if (each.state == State.RUNS) {
        String family = ReleaseAge.family(each.place.release);
        lowest.putIfAbsent(each.place.architecture + " " + family, each.place);
      }
    }
    return new Matrix(cells, List.copyOf(lowest.values()));
  }

  /** Whether the app works anywhere. */
  public boolean works() {
    return !lowest.isEmpty();
  }
}
