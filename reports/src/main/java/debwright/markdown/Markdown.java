package debwright.markdown;

import debwright.text.Visible;

/** Text made harmless for GitHub-flavoured Markdown, inside tables too. */
public final class Markdown {
  private Markdown() {}

  /** The text as text, whatever it holds. */
  public static String text(String text) {
    return Visible.line(text)
        .replaceAll("([\\\\*_{}\\[\\]()#+!|~@$-])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("`", "&#96;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /**
   * The text as code. A backquote ends code, so it becomes an apostrophe; tables take two
   * backslashes before a bar for one, so a space comes between them.
   */
  public static String code(String text) {
    String visible =
        Visible.line(text).replace('`', '\'').replace("\\|", "\\ |").replace("|", "\\|");
    return visible.isBlank() ? "" : "`" + visible + "`";
  }

  /** The text as text, of which at most so many characters are shown. */
  static String text(String text, int most) {
    return text(Visible.shortened(text, most));
  }

  /** The text as code, of which at most so many characters are shown. */
  static String code(String text, int most) {
    return code(Visible.shortened(text, most));
  }

  /** A row of a table. */
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The first two rows of a table, after an empty line. */
  static String head(String... names) {
    return "\n" + row(names) + "|" + " --- |".repeat(names.length) + "\n";
  }
}
