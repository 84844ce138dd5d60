package debwright.report;

/**
 * How text is laid out.
 *
 * @param width columns of the terminal; lines are folded there
 * @param most causes that are shown of each part, each with one item; the rest is only counted
 * @param colour whether to use ANSI colours, which never carry meaning alone
 */
public record TextStyle(int width, int most, boolean colour) {
  /** Everything, 100 columns wide, no colours. */
  public static final TextStyle PLAIN = new TextStyle(100, Integer.MAX_VALUE, false);

  public TextStyle {
    width = Math.max(40, width);
    most = Math.max(1, most);
  }

  /** The same with another number of items. */
  public TextStyle showing(int other) {
    return new TextStyle(width, other, colour);
  }

  /** Lines for the names of items that are not shown themselves. */
  int names() {
    return most == Integer.MAX_VALUE ? most : 1;
  }

  String bold(String text) {
    return ansi("1", text);
  }

  String faint(String text) {
    return ansi("2", text);
  }

  String red(String text) {
    return ansi("31", text);
  }

  String green(String text) {
    return ansi("32", text);
  }

  String yellow(String text) {
    return ansi("33", text);
  }

  private String ansi(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
