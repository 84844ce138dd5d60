package debwright.delivery;

import java.util.Locale;

/** How far a backlog item is. */
public enum ItemState {
  /** Nobody has proposed anything for it. */
  OPEN,
  /** There is a proposal. */
  PROPOSED,
  /** All of its proposals are on trunk, but not where users are. */
  LANDED,
  /** Users have it; nobody has judged yet whether it is done. */
  DEPLOYED,
  /** Users have it, and its definition of done is met. */
  DONE,
  /** Users have it, and the value did not come. */
  BACK_TO_WORK,
  /** Nobody wants it any more. */
  DROPPED;

  /** Its words, such as {@code back-to-work}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
