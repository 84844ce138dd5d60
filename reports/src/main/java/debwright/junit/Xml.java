package debwright.junit;

import debwright.text.Visible;

/** An XML document under construction: every value is escaped, none is taken as markup. */
final class Xml {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /** Opens an element; names and values of attributes by turns. */
  Xml open(String name, String... attributes) {
    tag(name, attributes).append(">\n");
    depth++;
    return this;
  }

  Xml close(String name) {
    depth--;
    indent().append("</").append(name).append(">\n");
    return this;
  }

  Xml empty(String name, String... attributes) {
    tag(name, attributes).append("/>\n");
    return this;
  }

  /** An element with one line of text for each of the lines. */
  Xml text(String name, Iterable<String> lines, String... attributes) {
    tag(name, attributes).append('>');
    String separator = "";
    for (String line : lines) {
      out.append(separator).append(escaped(line));
      separator = "\n";
    }
    out.append("</").append(name).append(">\n");
    return this;
  }

  private StringBuilder tag(String name, String... attributes) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      out.append('"');
    }
    return out;
  }

  private StringBuilder indent() {
    return out.append("  ".repeat(depth));
  }

  private static String escaped(String text) {
    return Visible.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
