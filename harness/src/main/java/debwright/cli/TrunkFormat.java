package debwright.cli;

import java.util.Locale;

/** How the commands about trunk write their answers. */
enum TrunkFormat {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
