package debwright.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A shell script cut into words and operators (POSIX.1-2017 Shell Command Language, 2.3). Words
 * keep their quotes; comments, redirections and here-documents are left out.
 */
final class Tokens {
  /** Operators, longer ones first. */
  private static final List<String> OPERATORS =
      List.of(";;", "&&", "||", "\n", ";", "&", "|", "(", ")");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final Deque<String> documents = new ArrayDeque<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  static List<String> of(String script) {
    Tokens tokens = new Tokens(script.replace("\r\n", "\n").replace("\\\n", ""));
    while (tokens.at < tokens.text.length()) {
      tokens.next();
    }
    return tokens.tokens;
  }

  static boolean isOperator(String token) {
    return OPERATORS.contains(token);
  }

  private void next() {
    char c = text.charAt(at);
    if (c == ' ' || c == '\t') {
      at++;
    } else if (c == '#') {
      skipLine();
    } else if (redirects()) {
      redirection();
    } else {
      operatorOrWord();
    }
  }

  private void operatorOrWord() {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        tokens.add(operator);
        at += operator.length();
        if (operator.equals("\n")) {
          skipDocuments();
        }
        return;
      }
    }
    tokens.add(word());
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  // Such as 2>&1, >>log, &>/dev/null, <<EOF.
  private boolean redirects() {
    int i = at;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    if (i == at && text.startsWith("&>", at)) {
      return true;
    }
    return i < text.length() && (text.charAt(i) == '<' || text.charAt(i) == '>');
  }

  private void redirection() {
    int start = at;
    while (at < text.length() && "0123456789<>&|-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    boolean document = text.startsWith("<<", start) && !text.startsWith("<<<", start);
    boolean whole = text.substring(start, at).matches(".*&[0-9-]+");
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (!whole && at < text.length() && !endsWord(text.charAt(at))) {
      String target = word();
      if (document) {
        documents.add(target.replaceAll("[\"'\\\\]", ""));
      }
    }
  }

  private void skipDocuments() {
    while (!documents.isEmpty() && at < text.length()) {
      String end = documents.remove();
      String line;
      do {
        int start = at;
        skipLine();
        line = text.substring(start, at).strip();
        at = Math.min(text.length(), at + 1);
      } while (!line.equals(end) && at < text.length());
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      at = Quoting.after(text, at);
    }
    at = Math.max(at, start + 1);
    return text.substring(start, Math.min(at, text.length()));
  }

  private static boolean endsWord(char c) {
    return " \t\n;&|()<>".indexOf(c) >= 0;
  }
}
