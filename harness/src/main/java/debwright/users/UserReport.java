package debwright.users;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import java.time.LocalDate;
import java.util.List;

/**
 * What a user said of an app, and the item that was made of the app.
 *
 * @param id the same for the same report, however often it comes in
 * @param item of the corpus of reported apps; empty where the app could not even be opened
 * @param app as the user's file is called
 * @param architecture Debian's name, such as {@code amd64}
 * @param seen on each release, at least one
 * @param message in the user's words
 * @param reporter as the user wants to be called, or empty
 * @param version of the Debwright that the user has
 * @param date when it was made
 */
public record UserReport(
    String id,
    String item,
    String app,
    String architecture,
    List<Place> seen,
    String message,
    String reporter,
    String version,
    LocalDate date) {

  /** The outcome on one release. */
  public record Place(String release, Outcome outcome) {}

  public UserReport {
    seen = List.copyOf(seen);
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("a report of no release: " + id);
    }
  }

  ItemKey key(Place place) {
    return new ItemKey(item, place.release(), architecture);
  }
}
