package debwright.plan;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old releases are, by their names alone. */
public final class ReleaseAge {
  private static final Pattern NAME = Pattern.compile("([a-z]+):(\\d{1,4}(?:\\.\\d{1,4})?)");

  /** The oldest first; of one age by name, and what is never released last. */
  public static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> year(name).isEmpty())
          .thenComparing(name -> year(name).orElse(BigDecimal.ZERO))
          .thenComparing(Comparator.naturalOrder());

  /** By family, and in each the oldest first. */
  public static final Comparator<String> FAMILIES =
      Comparator.comparing(ReleaseAge::family).thenComparing(ORDER);

  private ReleaseAge() {}

  /** The family that a release is one of, such as {@code debian}. */
  static String family(String release) {
    return release.substring(0, Math.max(0, release.indexOf(':')));
  }

  // Ubuntu's releases are named for year and month; Debian's come in the summer of every other
  // year, 12 in that of 2023.
  private static Optional<BigDecimal> year(String release) {
    Matcher m = NAME.matcher(release);
    if (!m.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(m.group(2));
    return Optional.of(
        m.group(1).equals("debian")
            ? number.multiply(BigDecimal.valueOf(2)).subtract(new BigDecimal("0.94"))
            : number);
  }
}
