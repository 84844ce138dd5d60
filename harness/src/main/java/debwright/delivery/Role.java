package debwright.delivery;

import java.util.Locale;

/** What somebody may do. To look needs none. */
public enum Role {
  /** Propose and withdraw changes, comment, hand in reports. */
  PROPOSE,
  /** Approve proposals or ask for work, mark revisions. */
  REVIEW,
  /** Have a proposal tried at once, and clear a lane that stopped. */
  LAND,
  /** Deploy and roll back. */
  DEPLOY;

  /** Its word, such as {@code propose}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
