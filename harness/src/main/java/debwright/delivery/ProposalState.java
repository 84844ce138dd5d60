package debwright.delivery;

import java.util.Locale;

/** How a proposal stands. */
public enum ProposalState {
  /** Waits for a reviewer. */
  PROPOSED,
  /** Its head is approved: it waits for the lane, or is in it. */
  APPROVED,
  /** Its head cannot land as it is. */
  NEEDS_WORK,
  /** It is on trunk. */
  LANDED,
  /** It is not to land. */
  WITHDRAWN;

  /** Whether something can still become of it. */
  public boolean open() {
    return switch (this) {
      case PROPOSED, APPROVED, NEEDS_WORK -> true;
      case LANDED, WITHDRAWN -> false;
    };
  }

  /** Its words, such as {@code needs-work}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
