package debwright.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose answer an item's expected Depends are, and therefore how strictly they are scored. */
public enum LabelKind {
  /** The answer of dpkg-shlibdeps itself; scored exactly. Empty means "needs nothing". */
  SHLIBDEPS("shlibdeps"),
  /** The Depends of the real package; scored on names that provide a needed library. */
  DECLARED("declared"),
  /** Names, separated by one space, that must be among the Depends. */
  PACKAGES("packages");

  private final String text;

  LabelKind(String text) {
    this.text = text;
  }

  /** The stable text form. */
  public String text() {
    return text;
  }

  /** The kind of that text, or empty for an unknown one. */
  public static Optional<LabelKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(LabelKind::text).toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
