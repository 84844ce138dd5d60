package debwright.facts;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code about.csv} says of a folder of facts.
 *
 * @param release that they are about, such as {@code ubuntu:24.04}
 * @param architecture Debian's name
 * @param date of the newest package that was looked into
 * @param origin where they come from, for a person
 */
record About(String release, String architecture, LocalDate date, String origin) {
  static final List<String> COLUMNS = List.of("fact", "value");
  static final String FILE = "about.csv";

  private static final List<String> FACTS = List.of("release", "architecture", "date", "origin");

  static About of(List<CsvRow> rows) throws FactsException {
    Map<String, CsvRow> facts = new HashMap<>();
    for (CsvRow row : rows) {
      if (!FACTS.contains(row.text("fact")) || facts.put(row.text("fact"), row) != null) {
        throw row.wrong("fact", "each of %s once".formatted(String.join(", ", FACTS)));
      }
    }
    return new About(
        value(facts, "release"), value(facts, "architecture"), date(facts), value(facts, "origin"));
  }

  private static String value(Map<String, CsvRow> facts, String name) throws FactsException {
    CsvRow row = facts.get(name);
    if (row == null) {
      throw FactsException.at(FILE, 0, "a row for " + name, "none");
    }
    return row.text("value");
  }

  private static LocalDate date(Map<String, CsvRow> facts) throws FactsException {
    String text = value(facts, "date");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw FactsException.at(FILE, 0, "a date such as 2024-04-25", CsvRow.shown(text));
    }
  }

  /** Seconds since 1970 at the date's begin, UTC. */
  long seconds() {
    return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}
