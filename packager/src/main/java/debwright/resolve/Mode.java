package debwright.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose rules find a library. */
public enum Mode {
  /** dpkg-shlibdeps', bundled libraries as it sees them. */
  EXACT,
  /** ld.so's, from the place where the app is installed. */
  LOADER;

  /** The text form, such as {@code exact}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Mode> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code();
  }
}
