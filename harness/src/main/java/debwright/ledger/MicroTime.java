package debwright.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times in microseconds as text: {@code 2026-03-01T12:00:00.000000Z}. Of a ledger with many events,
 * half of the reading was the JDK's general way to read and write their times.
 */
final class MicroTime {
  private static final DateTimeFormatter GENERAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final String SHAPE = "0000-00-00T00:00:00.000000Z";

  private MicroTime() {}

  static String format(Instant time) {
    LocalDateTime at = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    if (at.getYear() < 0 || at.getYear() > 9999) {
      return GENERAL.format(time);
    }
    char[] text = SHAPE.toCharArray();
    put(text, 0, 4, at.getYear());
    put(text, 5, 2, at.getMonthValue());
    put(text, 8, 2, at.getDayOfMonth());
    put(text, 11, 2, at.getHour());
    put(text, 14, 2, at.getMinute());
    put(text, 17, 2, at.getSecond());
    put(text, 20, 6, at.getNano() / 1000);
    return new String(text);
  }

  private static void put(char[] text, int from, int digits, int number) {
    int left = number;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = (char) ('0' + left % 10);
      left /= 10;
    }
  }

  /**
   * Reads one, also in another of ISO 8601's forms.
   *
   * @throws DateTimeException it is no time
   */
  static Instant parse(String text) {
    if (!shaped(text)) {
      return Instant.parse(text);
    }
    long day = LocalDate.of(get(text, 0, 4), get(text, 5, 2), get(text, 8, 2)).toEpochDay();
    int hour = get(text, 11, 2);
    int minute = get(text, 14, 2);
    int second = get(text, 17, 2);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    long seconds = ((day * 24 + hour) * 60 + minute) * 60 + second;
    return Instant.ofEpochSecond(seconds, get(text, 20, 6) * 1000L);
  }

  private static boolean shaped(String text) {
    boolean shaped = text.length() == SHAPE.length();
    for (int i = 0; shaped && i < text.length(); i++) {
      char is = text.charAt(i);
      char wanted = SHAPE.charAt(i);
      shaped = wanted == '0' ? is >= '0' && is <= '9' : is == wanted;
    }
    return shaped;
  }

  private static int get(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
