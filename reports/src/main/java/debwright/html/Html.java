package debwright.html;

import debwright.text.Visible;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Markup that is safe to put on the page. There are two ways to get one, and both escape: {@link
 * #text} and {@link Tag}.
 */
final class Html {
  static final Html NOTHING = new Html("");

  private final String markup;

  // Only for Tag and Page, which make markup of names and resources that are ours.
  Html(String markup) {
    this.markup = markup;
  }

  static Html text(String text) {
    return new Html(escaped(text));
  }

  static Html number(long number) {
    return new Html(Long.toString(number));
  }

  static Html all(Html... parts) {
    return all(List.of(parts));
  }

  static Html all(Collection<Html> parts) {
    return new Html(parts.stream().map(Html::toString).collect(Collectors.joining()));
  }

  static String escaped(String text) {
    return Visible.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  boolean isEmpty() {
    return markup.isEmpty();
  }

  @Override
  public String toString() {
    return markup;
  }
}
