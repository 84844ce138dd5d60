package debwright.html;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The start of an element. Attributes that a browser could run ({@code on…}, {@code style}, links
 * that leave the page) are refused.
 */
final class Tag {
  private static final Pattern SAFE = Pattern.compile("(?!on|style$)[a-zA-Z-]+");
  private static final Set<String> LINKS = Set.of("href", "src", "action", "srcdoc", "formaction");

  private final String name;
  private final String attributes;

  private Tag(String name, String attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  static Tag of(String name) {
    return new Tag(name, "");
  }

  /** An element with classes, separated by spaces. */
  static Tag of(String name, String classes) {
    return of(name).with("class", classes);
  }

  Tag with(String attribute, String value) {
    if (!SAFE.matcher(attribute).matches() || leaves(attribute, value)) {
      throw new IllegalArgumentException(attribute + "=" + value);
    }
    String added = value.isEmpty() ? attribute : attribute + "=\"" + Html.escaped(value) + "\"";
    return new Tag(name, attributes + " " + added);
  }

  private static boolean leaves(String attribute, String value) {
    return LINKS.contains(attribute) && !value.startsWith("#");
  }

  Html holding(Html... children) {
    return holding(Arrays.asList(children));
  }

  Html holding(Collection<Html> children) {
    return new Html("<" + name + attributes + ">" + Html.all(children) + "</" + name + ">");
  }

  Html text(String text) {
    return holding(Html.text(text));
  }

  /** An element that has no end tag. */
  Html alone() {
    return new Html("<" + name + attributes + ">");
  }
}
