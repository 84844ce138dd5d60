package debwright.web;

import debwright.text.UtcTime;
import debwright.trunk.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** How values are written for people. */
final class Show {
  private static final Pattern COMMAND = Pattern.compile("(git|debwright|curl) ");

  private Show() {}

  /** Such as {@code 2026-03-01 14:05 UTC}. */
  static String time(Instant time) {
    return UtcTime.text(time);
  }

  /** For a machine to read. */
  static String stamp(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Such as {@code 3 min ago}. */
  static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.toSeconds() < 5 ? "just now" : rough(age) + " ago";
  }

  /** One unit is enough, such as {@code 5 h}. */
  static String rough(Duration age) {
    if (age.toSeconds() < 60) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toMinutes() < 60) {
      return age.toMinutes() + " min";
    }
    if (age.toHours() < 48) {
      return age.toHours() + " h";
    }
    return age.toDays() + " days";
  }

  /** Such as {@code 0.4 s}, {@code 42 s} or {@code 3 min 20 s}. */
  static String took(Duration took) {
    if (took.toMillis() < 10_000) {
      return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
    if (took.toSeconds() < 60) {
      return took.toSeconds() + " s";
    }
    return took.toMinutes() < 60
        ? two(took.toMinutes() + " min", took.toSecondsPart(), " s")
        : two(took.toHours() + " h", took.toMinutesPart(), " min");
  }

  /**
   * With a capital, unless a command is first, and a full stop, unless it has an end of its own.
   */
  static String sentence(String text) {
    String first = text.isEmpty() ? "" : text.substring(0, 1);
    String start = COMMAND.matcher(text).lookingAt() ? first : first.toUpperCase(Locale.ROOT);
    String whole = text.isEmpty() ? "" : start + text.substring(1);
    return whole.isEmpty() || ".!?:".indexOf(whole.charAt(whole.length() - 1)) >= 0
        ? whole
        : whole + ".";
  }

  private static String two(String large, int small, String unit) {
    return small == 0 ? large : large + " " + small + unit;
  }

  /** The first digits of an id; what is shorter as it is. */
  static String id(String id) {
    return id.length() < 40 ? id : Revision.shortId(id);
  }

  /** The name of a {@code NAME <ADDRESS>}. */
  static String name(String person) {
    int address = person.indexOf(" <");
    return address > 0 ? person.substring(0, address) : person;
  }

  /** Such as {@code 1 revision} or {@code 3 revisions}. */
  static String count(long number, String one) {
    return number + " " + (number == 1 ? one : one + "s");
  }

  /** At most so many characters on one line. */
  static String line(String text, int most) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, most) - 1)) + "…";
  }
}
