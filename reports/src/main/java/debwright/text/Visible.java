package debwright.text;

/**
 * Text that shows what it holds. Packages and engines are not trusted: their text must neither
 * drive a terminal (escape sequences), nor turn the reading order (bidirectional controls), nor
 * make an XML document ill-formed (control characters, lone surrogates, U+FFFE, U+FFFF).
 */
public final class Visible {
  private static final int REPLACEMENT = 0xFFFD;

  private Visible() {}

  /** The text on one line, each character that does not show replaced by U+FFFD. */
  public static String line(String text) {
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7F) ? text : replaced(text);
  }

  /** The text on its lines, each other character that does not show replaced by U+FFFD. */
  public static String lines(String text) {
    return text.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7F))
        ? text
        : text.codePoints()
            .map(c -> c == '\n' || c == '\t' ? c : visible(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** At most so many characters of the text; an ellipsis is the last where it was longer. */
  public static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> c == '\n' || c == '\t' || c == '\r' ? ' ' : visible(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int visible(int c) {
    return control(c) || bidirectional(c) || notText(c) ? REPLACEMENT : c;
  }

  private static boolean control(int c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
  }

  private static boolean bidirectional(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F;
  }

  private static boolean notText(int c) {
    return (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
  }
}
