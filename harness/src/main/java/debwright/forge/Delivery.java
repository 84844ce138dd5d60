package debwright.forge;

/**
 * One message of a forge, whose signature is good.
 *
 * @param id the forge's own for it, the same when it is sent again. Neither GitHub's signature nor
 *     GitLab's token covers it: who can replay a message can make one up
 * @param digest 64 hex digits, the SHA-256 of what was signed; a replayed message has the same
 * @param repository that it is about, such as {@code owner/name}, or empty
 */
public record Delivery(String id, String digest, String repository, ForgeEvent event) {}
