package debwright.users;

import debwright.plan.Outcome;

/**
 * What a user saw on one release.
 *
 * @param release such as {@code debian:12}
 * @param outcome of the engine that the user has
 * @param reason in the engine's words, on one line; may be empty
 * @param depends that it worked out; may be empty
 */
public record Seen(String release, Outcome outcome, String reason, String depends) {}
