package debwright.cli;

import java.util.Locale;

/** The values of {@code --color}. */
enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * Whether to colour.
   *
   * @param suits whether the output goes to a terminal whose owner has nothing against colours
   */
  boolean colours(boolean suits) {
    return switch (this) {
      case AUTO -> suits;
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
