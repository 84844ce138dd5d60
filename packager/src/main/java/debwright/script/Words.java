package debwright.script;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into a shell's words (Shell Command Language, 2.6), as far as they are known. */
final class Words {
  private static final int LONGEST = 4096;
  private static final int DEEPEST = 20;
  private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])");
  private static final Pattern BRACED =
      Pattern.compile(
          "([A-Za-z_][A-Za-z0-9_]*|0)(?:\\[0\\])?(?:(:?[-+=])(.*)|(%%?|##?)(.*))?", Pattern.DOTALL);

  private final UnaryOperator<String> variables;
  private final UnaryOperator<String> commands;
  private int depth;

  /**
   * @param variables the value of a name
   * @param commands what a command substitution prints
   */
  Words(UnaryOperator<String> variables, UnaryOperator<String> commands) {
    this.variables = variables;
    this.commands = commands;
  }

  /** The value of a word; what is not known in it is {@link Place#UNKNOWN}. */
  String value(String word) {
    if (depth > DEEPEST) {
      return Place.UNKNOWN;
    }
    depth++;
    String value = parts(word);
    depth--;
    return value.length() > LONGEST ? Place.UNKNOWN : value;
  }

  private String parts(String word) {
    StringBuilder value = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      int end = Quoting.after(word, at);
      String part = word.substring(at, end);
      if (part.startsWith("$") && part.length() == 1) {
        Matcher name = NAME.matcher(word).region(at, word.length());
        end = name.lookingAt() ? name.end() : end;
        part = word.substring(at, end);
      }
      value.append(part(part));
      at = end;
    }
    return value.toString();
  }

  private String part(String part) {
    return switch (part.charAt(0)) {
      case '\\' -> part.substring(1);
      case '\'' -> inner(part, 1);
      case '"' -> value(escaped(inner(part, 1)));
      case '`' -> commands.apply(inner(part, 1));
      case '$' -> substitution(part);
      case '*', '?', '[', '~' -> Place.UNKNOWN;
      default -> part;
    };
  }

  // In double quotes these characters mean themselves.
  private static String escaped(String quoted) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < quoted.length()) {
      char c = quoted.charAt(at);
      int end = c == '$' || c == '\\' || c == '`' ? Quoting.after(quoted, at) : at + 1;
      boolean plain = end == at + 1 && "*?[~'\"".indexOf(c) >= 0;
      text.append(plain ? "\\" : "").append(quoted, at, end);
      at = end;
    }
    return text.toString();
  }

  private static String inner(String part, int start) {
    return part.length() > start ? part.substring(start, part.length() - 1) : "";
  }

  private String substitution(String part) {
    if (part.startsWith("$((") || part.equals("$")) {
      return Place.UNKNOWN;
    }
    if (part.startsWith("$(")) {
      return commands.apply(inner(part, 2));
    }
    return part.startsWith("${") ? braced(inner(part, 2)) : variables.apply(part.substring(1));
  }

  private String braced(String text) {
    Matcher matcher = BRACED.matcher(text);
    if (!matcher.matches()) {
      return Place.UNKNOWN;
    }
    String value = variables.apply(matcher.group(1));
    if (matcher.group(2) != null) {
      return instead(value, matcher.group(2), matcher.group(3));
    }
    return matcher.group(4) == null ? value : cut(value, matcher.group(4) + matcher.group(5));
  }

  private String instead(String value, String operator, String word) {
    if (!Place.known(value)) {
      return Place.UNKNOWN;
    }
    boolean set = !value.isEmpty();
    if (operator.endsWith("+")) {
      return set ? value(word) : "";
    }
    return set ? value : value(word);
  }

  // The two that every script uses for dirname and basename.
  private static String cut(String value, String pattern) {
    if (!Place.known(value)) {
      return Place.UNKNOWN;
    }
    if (pattern.equals("%/*")) {
      int slash = value.lastIndexOf('/');
      return slash < 0 ? value : value.substring(0, slash);
    }
    return pattern.equals("##*/") ? value.substring(value.lastIndexOf('/') + 1) : Place.UNKNOWN;
  }
}
