package debwright.corpus;

import debwright.debian.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of place that items come from, each with the form of its locations. */
public enum Source {
  DEB(
      "deb",
      "SUITE/COMPONENT NAME=VERSION",
      "([^\\s/]+)/(\\S+) ([a-z0-9][a-z0-9+.-]+)=([A-Za-z0-9.+~:-]+)"),
  NPM("npm", "NAME@VERSION", "((?:@[^\\s/@]+/)?[^\\s/@]+)@([^\\s/@]+)"),
  MAVEN(
      "maven",
      "GROUP:ARTIFACT:VERSION[:CLASSIFIER]",
      "([^\\s:/]+):([^\\s:/]+):([^\\s:/]+)(?::([^\\s:/]+))?"),
  URL("url", "a URL", "[a-z][a-z0-9+.-]*://\\S+"),
  FILE("file", "a path relative to the manifest, not outside of its folder", Source.RELATIVE),
  DISTILLED("distilled", "a path inside the distilled archive", Source.RELATIVE);

  /** No leading slash, and no empty, {@code .} or {@code ..} component. */
  static final String RELATIVE = "(?!\\.{1,2}(?:/|$))[^/]+(?:/(?!\\.{1,2}(?:/|$))[^/]+)*+";

  private final String text;
  private final String form;
  private final Pattern pattern;

  Source(String text, String form, String pattern) {
    this.text = text;
    this.form = form;
    this.pattern = Pattern.compile(pattern);
  }

  /** The stable text form, the column {@code source}. */
  public String text() {
    return text;
  }

  /** What a location of this source looks like, for messages. */
  public String form() {
    return form;
  }

  /** The location that the text says, or empty when it is not of this source's form. */
  public Optional<Location> locate(String location) {
    Matcher m = pattern.matcher(location);
    return m.matches() ? Optional.of(location(m)) : Optional.empty();
  }

  private Location location(Matcher m) {
    return switch (this) {
      case DEB -> new Location.Deb(m.group(1), m.group(2), m.group(3), new Version(m.group(4)));
      case NPM -> new Location.Npm(m.group(1), m.group(2));
      case MAVEN ->
          new Location.Maven(m.group(1), m.group(2), m.group(3), Optional.ofNullable(m.group(4)));
      case URL -> new Location.Url(m.group());
      case FILE -> new Location.LocalFile(m.group());
      case DISTILLED -> new Location.Distilled(m.group());
    };
  }

  /** The source of that text, or empty for an unknown one. */
  public static Optional<Source> of(String text) {
    return Arrays.stream(values()).filter(source -> source.text.equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Source::text).toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
