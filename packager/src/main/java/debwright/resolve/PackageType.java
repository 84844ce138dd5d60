package debwright.resolve;

import java.util.Locale;

/** The kind of binary package that needs are worked out for. */
public enum PackageType {
  /** An ordinary package. */
  DEB,
  /** A package of the Debian installer; symbols files do not speak for those. */
  UDEB;

  /** The text form, which lines of shlibs files begin with, such as {@code udeb}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return code();
  }
}
