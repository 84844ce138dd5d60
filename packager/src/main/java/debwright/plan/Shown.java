package debwright.plan;

import java.util.stream.IntStream;

/** Foreign text as a message shows it: no control, format or broken characters, not endless. */
public final class Shown {
  private static final int LONGEST = 200;

  private Shown() {}

  /** The text with each character that a terminal could act on as {@code \\u{hex}}. */
  public static String text(String foreign) {
    String shown = line(foreign.codePoints().limit(LONGEST));
    return foreign.length() > LONGEST ? shown + "…" : shown;
  }

  /** The same, however long it is. */
  public static String line(String foreign) {
    return line(foreign.codePoints());
  }

  private static String line(IntStream points) {
    StringBuilder shown = new StringBuilder();
    points.forEach(point -> append(shown, point));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    if (harmless(point)) {
      shown.appendCodePoint(point);
      return;
    }
    shown.append("\\u{%x}".formatted(point));
  }

  private static boolean harmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
