package debwright.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How much an item matters, the most important first: each tier's run holds those before it. */
public enum Tier {
  /** A well-known app that no revision may break. */
  MUST_PASS("must-pass"),
  /** One of the few that are run while working. */
  SMOKE("smoke"),
  /** Everything else. */
  FULL("full");

  private final String text;

  Tier(String text) {
    this.text = text;
  }

  /** The stable text form. */
  public String text() {
    return text;
  }

  /** Whether a run of this tier runs an item of that one: {@code smoke} runs {@code must-pass}. */
  public boolean includes(Tier item) {
    return item.compareTo(this) <= 0;
  }

  /** The tier of that text, or empty for an unknown one. */
  public static Optional<Tier> of(String text) {
    return Arrays.stream(values()).filter(tier -> tier.text.equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Tier::text).toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
