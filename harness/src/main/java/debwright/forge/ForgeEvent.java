package debwright.forge;

import java.util.Optional;

/**
 * What happened at a forge. Names and texts are anybody's, and are given as they came; ids of
 * commits are whole, and branches are names that git allows.
 */
public sealed interface ForgeEvent {

  /**
   * A branch moved, or is new.
   *
   * @param branch its name, without {@code refs/heads/}
   * @param head the commit that it is at now
   */
  record Pushed(String branch, String head) implements ForgeEvent {}

  /** A request to merge was opened, or opened again. */
  record RequestOpened(Request request) implements ForgeEvent {}

  /**
   * A request has another head, text, target or state of readiness.
   *
   * @param previousHead where its head moved: the one before
   */
  record RequestUpdated(Request request, Optional<String> previousHead) implements ForgeEvent {}

  /**
   * A request was closed.
   *
   * @param merged whether it was merged
   */
  record RequestClosed(long number, boolean merged) implements ForgeEvent {}

  /**
   * Somebody approved.
   *
   * @param head the commit that was looked at
   * @param reviewer the name of an account
   */
  record Approved(long number, String head, String reviewer) implements ForgeEvent {}

  /**
   * Somebody wants changes first.
   *
   * @param head the commit that was looked at
   * @param reviewer the name of an account
   * @param text why, or empty
   */
  record ChangesRequested(long number, String head, String reviewer, String text)
      implements ForgeEvent {}

  /**
   * An approval, or a wish for changes, does not hold any more.
   *
   * @param reviewer whose it was; empty where the forge took back all, as after a push
   */
  record ReviewWithdrawn(long number, Optional<String> reviewer) implements ForgeEvent {}

  /** Somebody said something of a request, and neither approved nor refused. */
  record Commented(long number, String author, String text) implements ForgeEvent {}

  /**
   * Nothing that matters here.
   *
   * @param reason what it was instead
   */
  record Ignored(String reason) implements ForgeEvent {}
}
