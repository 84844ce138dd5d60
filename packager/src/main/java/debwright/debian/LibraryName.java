package debwright.debian;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A soname as shlibs files split it: {@code libz.so.1} is {@code libz 1}, {@code libbfd-2.40.so} is
 * {@code libbfd 2.40} (Policy 8.6.4.2).
 *
 * @param name before the version
 * @param version behind it
 */
public record LibraryName(String name, String version) {
  private static final String STABLE = ".so.";
  private static final String UNSTABLE = ".so";

  /**
   * Empty where the soname carries no version, as {@code libnss3.so}: no shlibs line can name it.
   */
  public static Optional<LibraryName> of(String soname) {
    int stable = soname.lastIndexOf(STABLE);
    // The last place counts that leaves something on both sides.
    while (stable >= 0 && stable + STABLE.length() == soname.length()) {
      stable = soname.lastIndexOf(STABLE, stable - 1);
    }
    if (stable > 0) {
      return Optional.of(
          new LibraryName(soname.substring(0, stable), soname.substring(stable + STABLE.length())));
    }
    return soname.endsWith(UNSTABLE)
        ? unstable(soname.substring(0, soname.length() - UNSTABLE.length()))
        : Optional.empty();
  }

  private static Optional<LibraryName> unstable(String base) {
    for (int at = base.lastIndexOf('-'); at > 0; at = base.lastIndexOf('-', at - 1)) {
      if (at + 1 < base.length() && isDigit(base.charAt(at + 1))) {
        return Optional.of(new LibraryName(base.substring(0, at), base.substring(at + 1)));
      }
    }
    return Optional.empty();
  }

  // Compared for each line of shlibs; what Java makes for a record is slow until it is warm.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LibraryName same
        && name.equals(same.name)
        && version.equals(same.version);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + version.hashCode();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
