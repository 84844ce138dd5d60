package debwright.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a library is mapped to a relation: the best metadata that may be used. */
public enum Strategy {
  /** The package's name alone. */
  NAMES,
  /** Its shlibs file, else its name. */
  SHLIBS,
  /** Its symbols file, else its shlibs file, else its name. */
  SYMBOLS;

  /** The text form, such as {@code symbols}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Strategy> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code();
  }
}
