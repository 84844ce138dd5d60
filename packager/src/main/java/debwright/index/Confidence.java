package debwright.index;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How sure it is that a package ships a library, the surest first. */
public enum Confidence {
  /** Read off that very package, or off lists of the files in the archive. */
  EXACT(false),
  /** The file or its sibling was seen on systems of that release, and the package is there. */
  STRONG(false),
  /** Follows from neighbouring releases and from what else the release has. */
  LIKELY(true),
  /** One person's word. */
  HAND(true),
  /** The package is known, and that it ships this library is taken from another archive. */
  INFERRED(true),
  /** One of several that may ship it, on this release or another. */
  AMBIGUOUS(true);

  private static final List<Confidence> ALL = List.of(values());

  private final boolean guessed;
  private final String code;

  Confidence(boolean guessed) {
    this.guessed = guessed;
    this.code = name().toLowerCase(Locale.ROOT);
  }

  /** Whether a Depends that rests on it is a guess. */
  public boolean guessed() {
    return guessed;
  }

  /** The stable text form, such as {@code exact}. */
  public String code() {
    return code;
  }

  public static Optional<Confidence> of(String code) {
    for (Confidence each : ALL) {
      if (each.code.equals(code)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Every code, for a message. */
  public static String codes() {
    return ALL.stream().map(Confidence::code).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return code;
  }
}
