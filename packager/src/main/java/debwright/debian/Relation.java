package debwright.debian;

import debwright.plan.Shown;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One package in a relation field, {@code name[:arch] [(op version)]} (Policy 7.1).
 *
 * @param name the package
 * @param qualifier the architecture after a colon, or empty
 * @param bound operator and version, or empty
 * @param suffix architecture and profile restrictions, or empty text
 */
public record Relation(
    String name, Optional<String> qualifier, Optional<Bound> bound, String suffix)
    implements Comparable<Relation> {

  // An operator is read to its end: of ">= " without a version nothing is left for one.
  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\s*([a-zA-Z0-9][a-zA-Z0-9+.-]*)(?::([a-zA-Z0-9][a-zA-Z0-9-]*))?"
              + "(?:\\s*\\(\\s*((?><<|<=|=|>=|>>|[<>]))\\s*([^)\\s]+)\\s*\\))?"
              + "((?:\\s*\\[[^\\]]+\\])?(?:\\s*<[^>]+>)*+)\\s*");

  /** The operators in the order in which dpkg sorts them. */
  public enum Operator {
    AT_LEAST(">=", 1),
    LATER(">>", 2),
    EXACTLY("=", 3),
    EARLIER("<<", 4),
    AT_MOST("<=", 5);

    private final String sign;
    private final int rank;

    Operator(String sign, int rank) {
      this.sign = sign;
      this.rank = rank;
    }

    public String sign() {
      return sign;
    }

    static Operator of(String sign) {
      return switch (sign) {
        case ">=", ">" -> AT_LEAST;
        case ">>" -> LATER;
        case "=" -> EXACTLY;
        case "<<" -> EARLIER;
        default -> AT_MOST;
      };
    }
  }

  /** What a version must hold. */
  public record Bound(Operator operator, Version version) {
    public boolean holds(Version candidate) {
      int order = candidate.compareTo(version);
      return switch (operator) {
        case AT_LEAST -> order >= 0;
        case LATER -> order > 0;
        case EXACTLY -> order == 0;
        case EARLIER -> order < 0;
        case AT_MOST -> order <= 0;
      };
    }
  }

  public static Relation parse(String text) throws DebianSyntaxException {
    Matcher m = SYNTAX.matcher(text);
    if (!m.matches()) {
      throw new DebianSyntaxException(
          "a relation such as 'libc6 (>= 2.36)' was expected, found '%s'"
              .formatted(Shown.text(text.strip())));
    }
    Optional<Bound> bound =
        Optional.ofNullable(m.group(3))
            .map(op -> new Bound(Operator.of(op), new Version(m.group(4))));
    return new Relation(m.group(1), Optional.ofNullable(m.group(2)), bound, suffix(m.group(5)));
  }

  private static String suffix(String restrictions) {
    return restrictions.isEmpty() ? "" : Restrictions.parse(restrictions).toString();
  }

  /**
   * Package, then operator (none first), then version, as dpkg's sort does. Of versions that are
   * the same and are written in two ways dpkg leaves the order to chance; here it is that of the
   * text.
   */
  @Override
  public int compareTo(Relation other) {
    int byName = name.compareTo(other.name);
    if (byName != 0) {
      return byName;
    }
    int byOperator = Integer.compare(operatorRank(), other.operatorRank());
    if (byOperator != 0) {
      return byOperator;
    }
    int byVersion = version().compareTo(other.version());
    return byVersion != 0 ? byVersion : toString().compareTo(other.toString());
  }

  private int operatorRank() {
    return bound.map(b -> b.operator().rank).orElse(0);
  }

  private Version version() {
    return bound.map(Bound::version).orElse(Version.NONE);
  }

  @Override
  public String toString() {
    return name
        + qualifier.map(q -> ":" + q).orElse("")
        + bound.map(b -> " (" + b.operator().sign() + " " + b.version() + ")").orElse("")
        + (suffix.isEmpty() ? "" : " " + suffix);
  }
}
