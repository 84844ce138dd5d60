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

  /** The text as code. A backquote ends code, so it becomes an apostrophe. */
  public static String code(String text) {
    String visible = Visible.line(text).replace('`', '\'').replace("|", "\\|");
    return visible.isBlank() ? "" : "`" + visible + "`";
  }
}
