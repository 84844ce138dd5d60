package debwright.trunk;

import java.time.Instant;

/**
 * A commit.
 *
 * @param id 40 hex digits
 * @param subject the first line of its message
 * @param time when it was committed
 */
public record Revision(String id, String subject, Instant time) {
  private static final int SHORT = 10;

  /** The first digits of the id, for people. */
  public String shortId() {
    return shortId(id);
  }

  /** The first digits of an id of 40, for people. */
  public static String shortId(String id) {
    return id.substring(0, SHORT);
  }

  @Override
  public String toString() {
    return "revision " + shortId();
  }
}
