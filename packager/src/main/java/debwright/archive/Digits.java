package debwright.archive;

import debwright.plan.Shown;

/** Decimal numbers in archive headers: digits only, no sign. */
final class Digits {
  private static final int LONGEST = 18;

  private Digits() {}

  /**
   * A number from 0 to 10^18-1.
   *
   * @throws IllegalArgumentException for anything else
   */
  static long parse(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (text.isEmpty() || text.length() > LONGEST || !digits) {
      throw new IllegalArgumentException("not a number of bytes: '" + Shown.text(text) + "'");
    }
    return Long.parseLong(text);
  }
}
