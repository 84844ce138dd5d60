package debwright.plan;

/**
 * Something of an app that is not used.
 *
 * @param path in the app
 * @param reason for a person, such as {@code for linux-musl amd64}
 */
public record LeftOut(String path, String reason) {}
