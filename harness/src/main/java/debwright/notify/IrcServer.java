package debwright.notify;

import java.util.Optional;

/**
 * Where on IRC, and as whom.
 *
 * @param tls from the first byte on; the server's certificate must be good
 * @param channel such as {@code #project}
 * @param password of the server, where it wants one
 */
record IrcServer(
    String host, int port, boolean tls, String nick, String channel, Optional<Secret> password) {}
