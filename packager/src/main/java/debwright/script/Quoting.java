package debwright.script;

/** Where parts of a shell's word end: quotes, escapes and substitutions, one in the other. */
final class Quoting {
  /** As deep as anybody writes by hand; what is deeper ends where the text does. */
  private static final int DEEPEST = 20;

  private Quoting() {}

  /** The place after the character, quoted part or substitution that begins there. */
  static int after(String text, int at) {
    return after(text, at, 0);
  }

  private static int after(String text, int at, int depth) {
    if (depth > DEEPEST) {
      return text.length();
    }
    return switch (text.charAt(at)) {
      case '\\' -> Math.min(text.length(), at + 2);
      case '\'' -> end(text.indexOf('\'', at + 1), text);
      case '"' -> closing(text, at + 1, '"', depth);
      case '`' -> closing(text, at + 1, '`', depth);
      case '$' -> substitution(text, at, depth);
      default -> at + 1;
    };
  }

  private static int substitution(String text, int at, int depth) {
    if (text.startsWith("$(", at)) {
      return closing(text, at + 2, ')', depth);
    }
    return text.startsWith("${", at) ? closing(text, at + 2, '}', depth) : at + 1;
  }

  private static int closing(String text, int start, char end, int depth) {
    int at = start;
    while (at < text.length() && text.charAt(at) != end) {
      boolean plain = text.charAt(at) == '\'' && end == '"';
      boolean group = text.charAt(at) == '(' && end == ')';
      at =
          plain
              ? at + 1
              : group ? closing(text, at + 1, ')', depth + 1) : after(text, at, depth + 1);
      if (depth > DEEPEST) {
        return text.length();
      }
    }
    return Math.min(text.length(), at + 1);
  }

  private static int end(int found, String text) {
    return found < 0 ? text.length() : found + 1;
  }
}
