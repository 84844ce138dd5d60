package debwright.users;

import debwright.corpus.Digests;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user sends, beside the app.
 *
 * @param app as the user's file is called
 * @param architecture Debian's name
 * @param seen on each release
 * @param message in the user's words
 * @param expects packages that should be among the Depends; mostly none
 * @param reporter as the user wants to be called, or empty
 * @param version of Debwright
 * @param date when it was made
 */
public record Complaint(
    String app,
    String architecture,
    List<Seen> seen,
    String message,
    List<String> expects,
    String reporter,
    String version,
    LocalDate date) {
  private static final int SHORT_DIGEST = 12;

  public Complaint {
    seen = List.copyOf(seen);
    expects = List.copyOf(expects);
  }

  /** The report of it, with an id that does not change with the day or Debwright's version. */
  UserReport report(String item) {
    List<UserReport.Place> places =
        seen.stream().map(each -> new UserReport.Place(each.release(), each.outcome())).toList();
    return new UserReport(
        id(item), item, app, architecture, places, message, reporter, version, date);
  }

  private String id(String item) {
    List<String> lines = new ArrayList<>(List.of(item, app, architecture, message, reporter));
    seen.forEach(each -> lines.add(each.release() + " " + each.outcome()));
    lines.addAll(expects);
    return "r" + Digests.ofLines(lines).substring(0, SHORT_DIGEST);
  }
}
