package debwright.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them; programs are given {@link Instant#toString}'s form. */
public final class UtcTime {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private UtcTime() {}

  /** Such as {@code 2026-03-01 14:05 UTC}. */
  public static String text(Instant time) {
    return MINUTE.format(time);
  }
}
