package debwright.notify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Text of strangers without what a terminal, a protocol or a chat would act on. */
final class PlainText {
  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  /** At a word's beginning, so that addresses are left as they are. */
  private static final Pattern MENTION = Pattern.compile("(?<![\\w.])@(?=\\w)");

  private PlainText() {}

  /** In one line: everything that breaks or steers lines is a space, and several are one. */
  static String oneLine(String text) {
    return BLANKS.matcher(clean(text)).replaceAll(" ").strip();
  }

  /** Its lines without empty ones at the end. */
  static List<String> lines(String text) {
    return text.stripTrailing().lines().map(PlainText::clean).map(String::stripTrailing).toList();
  }

  /** At most so many characters, of which the last says that there were more. */
  static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** At most so many bytes in UTF-8, of which the last three say that there were more. */
  static String cutBytes(String text, int most) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = most - 3;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      left -= Character.toString(text.codePointAt(at)).getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(text.codePointAt(at));
    }
    return kept.append('…').toString();
  }

  /** With an invisible space that keeps {@code @everyone} and {@code @ann} from calling anybody. */
  static String withoutMentions(String text) {
    return MENTION.matcher(text).replaceAll("@\u200b");
  }

  /** With what is no character as {@code U+FFFD}: half a surrogate pair has no form in UTF-8. */
  static String whole(String text) {
    return map(text, point -> isSurrogate(point) ? 0xFFFD : point);
  }

  private static String clean(String text) {
    return map(text, point -> breaks(point) ? ' ' : steers(point) ? -1 : point);
  }

  /** Control characters, and what Unicode has for the ends of lines and paragraphs. */
  private static boolean breaks(int point) {
    return Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
  }

  /** What turns the direction of writing, by which a text can look like another one. */
  private static boolean steers(int point) {
    return (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0x200E
        || point == 0x200F
        || point == 0x061C
        || point == 0xFEFF;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** Each by what becomes of it; -1 is left out. */
  private static String map(String text, IntUnaryOperator change) {
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints().map(change).filter(point -> point >= 0).forEach(mapped::appendCodePoint);
    return mapped.toString();
  }
}
