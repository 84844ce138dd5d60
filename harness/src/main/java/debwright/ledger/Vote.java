package debwright.ledger;

import java.util.Locale;

/** What a reviewer says of a proposal's head. */
public enum Vote {
  /** It may land. */
  APPROVE,
  /** Not as it is. */
  NEEDS_WORK;

  /** Its word, such as {@code needs-work}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
