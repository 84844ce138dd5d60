package debwright.ledger;

import java.util.Locale;

/** What is known of an undeployed revision. */
public enum Mark {
  /** Somebody has to look; what every revision is until then. */
  NEEDS_CHECK,
  DEPLOYABLE,
  /** Its run shows no difference. */
  HARMLESS,
  /** Not to be deployed, unless with the one that covers it. */
  BAD;

  /** Its word, such as {@code needs-check}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
