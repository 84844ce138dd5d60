package debwright.debian;

/**
 * A package version, {@code [epoch:]upstream[-revision]} (deb-version(7)), ordered as dpkg orders
 * it.
 *
 * <p>Any text is accepted, as real metadata holds invalid versions too; {@link #valid()} tells them
 * apart.
 *
 * @param text as written
 */
public record Version(String text) implements Comparable<Version> {
  /** The empty text, which dpkg holds to be the same as version {@code 0}. */
  public static final Version NONE = new Version("");

  public boolean valid() {
    String upstream = upstream();
    return !text.isEmpty()
        && !epoch().isEmpty()
        && epoch().chars().allMatch(Version::digit)
        && !upstream.isEmpty()
        && digit(upstream.charAt(0))
        && !revision().isEmpty()
        && text.chars().allMatch(Version::allowed);
  }

  /** The text before the first colon, or {@code 0}; not checked to be a number. */
  public String epoch() {
    int colon = colon();
    return colon < 0 ? "0" : text.substring(0, colon);
  }

  public String upstream() {
    String rest = rest();
    int dash = rest.lastIndexOf('-');
    return dash < 0 ? rest : rest.substring(0, dash);
  }

  /** The text after the last hyphen, or {@code 0}. */
  public String revision() {
    String rest = rest();
    int dash = rest.lastIndexOf('-');
    return dash < 0 ? "0" : rest.substring(dash + 1);
  }

  @Override
  public int compareTo(Version other) {
    int byEpoch = comparePart(epoch(), other.epoch());
    if (byEpoch != 0) {
      return byEpoch;
    }
    int byUpstream = comparePart(upstream(), other.upstream());
    return byUpstream != 0 ? byUpstream : comparePart(revision(), other.revision());
  }

  /**
   * Whether both are the same version, however they are written: {@code 1.0} and {@code 0:1.0-0}.
   */
  public boolean sameAs(Version other) {
    return compareTo(other) == 0;
  }

  @Override
  public String toString() {
    return text;
  }

  // A colon in the last place leaves nothing behind it, and is then no epoch's.
  private int colon() {
    int colon = text.indexOf(':');
    return colon == text.length() - 1 ? -1 : colon;
  }

  private String rest() {
    return text.substring(colon() + 1);
  }

  private static int comparePart(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      int order = compareNonDigits(a, i, b, j);
      if (order != 0) {
        return order;
      }
      i = skipNonDigits(a, i);
      j = skipNonDigits(b, j);
      int endA = skipDigits(a, i);
      int endB = skipDigits(b, j);
      order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    return 0;
  }

  private static int compareNonDigits(String a, int i, String b, int j) {
    for (; ; i++, j++) {
      int left = order(a, i);
      int right = order(b, j);
      if (left != right) {
        return Integer.compare(left, right);
      }
      if (left == 0) {
        return 0;
      }
    }
  }

  // "~" sorts before the end of a part, letters before everything else.
  private static int order(String part, int at) {
    if (at >= part.length() || digit(part.charAt(at))) {
      return 0;
    }
    char c = part.charAt(at);
    if (c == '~') {
      return -1;
    }
    return letter(c) ? c : c + 256;
  }

  private static int compareNumbers(String a, String b) {
    String left = stripZeros(a);
    String right = stripZeros(b);
    return left.length() != right.length()
        ? Integer.compare(left.length(), right.length())
        : Integer.signum(left.compareTo(right));
  }

  private static String stripZeros(String digits) {
    int at = 0;
    while (at < digits.length() && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }

  private static int skipNonDigits(String part, int at) {
    while (at < part.length() && !digit(part.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipDigits(String part, int at) {
    while (at < part.length() && digit(part.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean allowed(int c) {
    return digit(c) || letter(c) || "-+:.~".indexOf(c) >= 0;
  }
}
