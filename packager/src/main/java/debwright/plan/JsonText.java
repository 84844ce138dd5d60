package debwright.plan;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of JSON as text. */
final class JsonText {
  /** What a person would not see, or see wrongly: format characters and halves of pairs. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u007f-\\u009f]");

  private JsonText() {}

  static String quoted(String text) {
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    Matcher unseen = UNSEEN.matcher(escaped);
    return '"' + unseen.replaceAll(match -> Matcher.quoteReplacement(code(match.group()))) + '"';
  }

  private static String code(String unseen) {
    return unseen.chars().mapToObj(each -> "\\u%04x".formatted(each)).collect(Collectors.joining());
  }

  /** An object on one line; the values are JSON, a key whose value is empty is left out. */
  static String object(String... keysAndValues) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (!keysAndValues[i + 1].isEmpty()) {
        text.append(text.isEmpty() ? "{" : ", ");
        text.append(quoted(keysAndValues[i])).append(": ").append(keysAndValues[i + 1]);
      }
    }
    return text.append('}').toString();
  }

  /** An array on one line. */
  static String inline(List<String> texts) {
    return texts.stream().map(JsonText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** An array or object with one line a value, each of which is JSON. */
  static String block(String brackets, String indent, List<String> values) {
    if (values.isEmpty()) {
      return brackets;
    }
    String separator = ",\n" + indent + "  ";
    return brackets.charAt(0)
        + separator.substring(1)
        + String.join(separator, values)
        + "\n"
        + indent
        + brackets.charAt(1);
  }

  /**
   * A text by its lines, for people to edit: an array, each item of which stands for a line and its
   * end; or plain text where the last line has no end.
   */
  static String lines(String text, String indent) {
    if (!text.isEmpty() && !text.endsWith("\n")) {
      return quoted(text);
    }
    List<String> lines =
        text.isEmpty() ? List.of() : List.of(text.substring(0, text.length() - 1).split("\n", -1));
    return block("[]", indent, lines.stream().map(JsonText::quoted).toList());
  }
}
