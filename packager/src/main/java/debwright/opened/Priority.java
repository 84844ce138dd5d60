package debwright.opened;

import java.util.Locale;
import java.util.Optional;

/** How much an app needs what it opens, in the words of the ELF dlopen metadata; most first. */
enum Priority {
  /** It does not work without. */
  REQUIRED,
  /** In most cases it should be there. */
  RECOMMENDED,
  /** Few will miss it. */
  SUGGESTED;

  /** The text form, such as {@code required}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Priority> of(String code) {
    for (Priority each : values()) {
      if (each.code().equals(code)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
