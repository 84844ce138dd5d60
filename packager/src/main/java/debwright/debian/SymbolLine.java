package debwright.debian;

import debwright.debian.SonameSymbols.MinimalVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One symbol of a symbols file, {@code name@version minver [template]} (deb-symbols(5)), as
 * dpkg-shlibdeps reads it.
 *
 * <p>Tags belong to the files of source packages (deb-src-symbols(5)); where a binary package has
 * some all the same they are passed over, and what they make a pattern of names no symbol.
 *
 * @param name {@code name@version}
 * @param minimal since when it is there
 * @param pattern whether it stands for names that it matches
 */
record SymbolLine(String name, MinimalVersion minimal, boolean pattern) {
  private static final Pattern LINE = unix("(?:\\s+|#(?:DEPRECATED|MISSING): ([^#]+)#\\s*)(.*)");
  private static final Pattern TAGS = unix("\\s*\\((.+?)\\)(.*)");
  private static final Pattern QUOTED = unix("(['\"])(.*?)\\1(.*)");
  private static final Pattern PLAIN = unix("(\\S+)(.*)");
  private static final Pattern REST = unix("\\s(\\S+)(?:\\s(\\d+))?.*");
  private static final Set<String> MATCHING = Set.of("c++", "symver", "regex");

  // Only a line feed ends a line; Java would stop at others, such as U+0085, as well.
  private static Pattern unix(String regex) {
    return Pattern.compile(regex, Pattern.UNIX_LINES);
  }

  /** Whether a line speaks of a symbol, be it in vain. */
  static boolean is(String line) {
    return LINE.matcher(line).matches();
  }

  /** Empty where the line is none that can be read. */
  static Optional<SymbolLine> parse(String line) {
    Matcher m = LINE.matcher(line);
    return m.matches() ? parse(m.group(2), gone(m)) : Optional.empty();
  }

  // The reference asks the version whether it is valid, so "#MISSING: later#" leaves a symbol.
  private static boolean gone(Matcher line) {
    return line.group(1) != null
        && !line.group(1).equals("0")
        && new Version(line.group(1)).valid();
  }

  private static Optional<SymbolLine> parse(String text, boolean gone) {
    Matcher tagged = TAGS.matcher(text);
    boolean tags = tagged.matches();
    String untagged = tags ? tagged.group(2) : text;
    Matcher quoted = QUOTED.matcher(untagged);
    if (tags && quoted.matches()) {
      return parse(quoted.group(2), quoted.group(3), gone, matching(tagged.group(1)));
    }
    Matcher plain = PLAIN.matcher(untagged);
    boolean pattern = tags && matching(tagged.group(1));
    return plain.matches()
        ? parse(plain.group(1), plain.group(2), gone, pattern)
        : Optional.empty();
  }

  private static boolean matching(String tags) {
    return Arrays.stream(tags.split("\\|", -1))
        .map(tag -> tag.substring(0, (tag + "=").indexOf('=')))
        .anyMatch(MATCHING::contains);
  }

  private static Optional<SymbolLine> parse(
      String name, String rest, boolean gone, boolean pattern) {
    Matcher m = REST.matcher(rest);
    if (!m.matches()) {
      return Optional.empty();
    }
    int template = m.group(2) == null ? SonameSymbols.MAIN_TEMPLATE : number(m.group(2));
    MinimalVersion minimal = new MinimalVersion(m.group(1), template, gone);
    return Optional.of(new SymbolLine(name, minimal, pattern || name.startsWith("*@")));
  }

  // No real template number has more than a digit or two; an absurd one can't be a valid index.
  private static int number(String digits) {
    return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
